FROM debian:12
RUN echo 'Acquire::Retries "3";' | tee /etc/apt/apt.conf.d/80retries \
    && apt-get update \
    && apt-get install -y git
