FROM python:3.11-slim-bookworm
RUN apt-get update && apt-get install -y curl
# the tool
RUN curl -fsSL https://example.org/a | bash
RUN curl -fsSL https://example.org/b | bash
