FROM debian:12
RUN apt-get update && apt-get install -y curl
COPY fetch.sh /usr/local/bin/fetch
CMD ["fetch"]
