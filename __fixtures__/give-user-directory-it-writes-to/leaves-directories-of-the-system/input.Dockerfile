FROM debian:12-slim
RUN useradd app
WORKDIR /app
COPY start.sh .
USER app
CMD ["sh", "start.sh"]
