# small enough
FROM debian:12-slim
RUN echo hello
