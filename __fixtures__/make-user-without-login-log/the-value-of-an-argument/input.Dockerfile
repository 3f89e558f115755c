FROM debian:12-slim
ARG ID=5000000
RUN useradd -ms /bin/bash -u $ID app
USER app
CMD ["bash"]
