FROM python:3.13-slim
RUN curl -fsSL https://example.org/a | sh
