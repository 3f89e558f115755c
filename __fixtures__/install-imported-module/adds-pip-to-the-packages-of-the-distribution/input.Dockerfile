FROM debian:11
RUN apt-get update && apt-get install -y \
      python3 \
      curl \
    && python3 -m pip install flask
