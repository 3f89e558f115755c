FROM debian:12-slim
ARG A=/arg
ENV A=$A B=$A/b
CMD ["bash"]
