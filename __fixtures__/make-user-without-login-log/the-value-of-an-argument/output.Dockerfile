FROM debian:12-slim
ARG ID=5000000
RUN useradd -l -ms /bin/bash -u $ID app
USER app
CMD ["bash"]
