FROM registry.example.org/slim:1
RUN apt-get update && apt-get install -y postgresql-client
