FROM debian:13
RUN apt-get update && apt-get install -y curl gnupg
RUN echo "deb https://packages.example.com/apt stable main" >> /etc/apt/sources.list.d/example.list && \
    echo "deb-src https://packages.example.com/apt stable main" >> /etc/apt/sources.list.d/example.list && \
    curl -fsSL https://packages.example.com/signing.gpg | apt-key add -
