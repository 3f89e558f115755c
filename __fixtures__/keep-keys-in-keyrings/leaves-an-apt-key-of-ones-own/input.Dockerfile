FROM debian:13
COPY apt-key /usr/local/bin/
RUN curl -fsSL https://packages.example.com/signing.asc | apt-key add -
