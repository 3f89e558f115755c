FROM debian:12-slim
RUN useradd --create-home app
USER app
WORKDIR /home/app
COPY start.sh .
USER root
RUN chmod +x start.sh
USER app
CMD ["./start.sh"]
