FROM ubuntu:25.10
RUN apt-get update && apt-get install -y curl gnupg software-properties-common
RUN curl -fsSL https://packages.example.com/signing.asc | gpg --dearmor -o /etc/apt/trusted.gpg.d/example.gpg
RUN add-apt-repository "deb https://packages.example.com/apt questing main"
