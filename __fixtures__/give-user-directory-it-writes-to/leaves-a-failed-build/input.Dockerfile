FROM debian:12-slim
RUN useradd app
WORKDIR /app
COPY start.sh .
USER app
RUN sh start.sh
CMD ["sh", "start.sh"]
