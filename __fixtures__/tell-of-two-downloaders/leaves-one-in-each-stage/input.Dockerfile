FROM debian:12-slim
RUN curl -fsSLO https://example.org/a
FROM alpine:3.20
RUN wget -q https://example.org/b
