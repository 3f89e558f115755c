FROM debian:12-slim
RUN useradd app
WORKDIR /app
COPY start.sh .
RUN chown app /app
USER app
CMD ["sh", "start.sh"]
