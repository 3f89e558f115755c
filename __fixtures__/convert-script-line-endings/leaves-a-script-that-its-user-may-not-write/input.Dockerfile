FROM debian:12-slim
RUN useradd --create-home app
USER app
COPY start.sh /start.sh
CMD ["/start.sh"]
