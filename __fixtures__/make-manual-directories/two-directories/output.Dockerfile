FROM registry.example.org/slim:1
RUN apt-get update && mkdir -p /usr/share/man/man7 /usr/share/man/man1 && apt-get install -y postgresql-client
