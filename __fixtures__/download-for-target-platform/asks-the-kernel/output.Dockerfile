FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends ca-certificates curl unzip \
    && curl -fsSL https://awscli.amazonaws.com/awscli-exe-linux-$(uname -m).zip -o aws.zip \
    && unzip aws.zip && ./aws/install && rm -rf aws aws.zip
