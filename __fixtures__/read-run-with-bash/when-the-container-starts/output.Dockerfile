FROM debian:12-slim
RUN echo one > /one
SHELL ["/bin/bash", "-c"]
ENTRYPOINT cat <(echo two) /one
