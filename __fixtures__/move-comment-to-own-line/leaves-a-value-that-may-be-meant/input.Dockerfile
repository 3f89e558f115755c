FROM debian:12-slim
WORKDIR /app # where it lives
ENV CHANNEL #general
ENV PROMPT \u # 
