FROM debian:12
RUN apt-get update && apt-get install -y curl gnupg
RUN curl -fsSL https://packages.example.com/key -o key && apt-key add key
