FROM debian:12
RUN apt-get update && apt-get install -y devscripts && rm -rf /var/lib/apt/lists/*
RUN wget -q https://downloads.example.com/tool.zip
