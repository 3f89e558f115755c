FROM debian:stretch
RUN curl -fsSLO https://downloads.example.com/tool.zip
