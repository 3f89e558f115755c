FROM debian:12
RUN apt-get update && apt-get install -y --no-install-recommends git
RUN apt-get install -y --no-install-recommends curl
