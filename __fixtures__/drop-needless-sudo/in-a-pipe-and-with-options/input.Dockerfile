FROM debian:12
RUN echo 'Acquire::Retries "3";' | sudo tee /etc/apt/apt.conf.d/80retries \
    && sudo -E apt-get update \
    && sudo -E -H apt-get install -y git
