FROM debian:12
WORKDIR /src
RUN hg clone https://hg.example.com/tool
