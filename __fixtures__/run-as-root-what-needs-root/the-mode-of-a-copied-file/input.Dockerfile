FROM debian:12-slim
RUN useradd --create-home app
USER app
WORKDIR /home/app
COPY start.sh .
RUN chmod +x start.sh
CMD ["./start.sh"]
