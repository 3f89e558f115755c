FROM debian:12-slim
RUN useradd app
WORKDIR /app
COPY start.sh .
RUN mkdir -p /app/data && chown app /app/data
USER app
CMD ["sh", "start.sh"]
