FROM debian:12-slim
WORKDIR /srv
COPY start.sh .
RUN chmod +x start.sh
ENTRYPOINT ["./start.sh"]
