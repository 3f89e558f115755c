FROM rust:1.80-slim
RUN useradd --create-home builder
USER builder
WORKDIR /home/builder
RUN git init
