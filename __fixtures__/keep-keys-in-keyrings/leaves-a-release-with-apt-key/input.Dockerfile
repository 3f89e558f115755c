FROM debian:12
RUN apt-get update && apt-get install -y curl gnupg
RUN curl -fsSL https://packages.example.com/signing.asc | apt-key add -
RUN echo "deb https://packages.example.com/apt stable main" > /etc/apt/sources.list.d/example.list
