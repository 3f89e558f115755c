FROM debian:12-slim
RUN apt-get install -y wget && echo "wget https://example.org/a" > /get.sh
RUN ["wget", "https://example.org/a"]
RUN curl -O https://example.org/wget
