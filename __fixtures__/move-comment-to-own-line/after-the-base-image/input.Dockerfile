FROM debian:12-slim # small enough
RUN echo hello
