FROM ubuntu:22.04
RUN source /root/.cargo/env
RUN cargo --version
