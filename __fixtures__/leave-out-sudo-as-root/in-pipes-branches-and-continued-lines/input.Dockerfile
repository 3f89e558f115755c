FROM ubuntu:22.04
RUN apt-get update \
    && apt-get install -y sudo curl \
    && curl -fsSL https://example.org/key.asc | sudo -H tee /etc/key.asc \
    && if [ -f /etc/key.asc ]; then \
         sudo chmod 644 /etc/key.asc; \
       fi
