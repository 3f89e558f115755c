FROM registry.example.org/slim:1
RUN apt-get update && mkdir -p /usr/share/man/ja/man1 && apt-get install -y openjdk-8-jre
