FROM debian:12
RUN curl -f -X PUT -d x https://api.example.com/builds
