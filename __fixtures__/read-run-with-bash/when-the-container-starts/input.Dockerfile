FROM debian:12-slim
RUN echo one > /one
ENTRYPOINT cat <(echo two) /one
