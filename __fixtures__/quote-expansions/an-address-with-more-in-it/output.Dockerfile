FROM debian:12-slim
RUN curl -fsSLO "https://example.org/$(uname -s | tr A-Z a-z)/app"
