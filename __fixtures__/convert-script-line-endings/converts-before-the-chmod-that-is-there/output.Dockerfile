FROM debian:12-slim
WORKDIR /srv
COPY start.sh .
RUN sed -i 's/\r$//' start.sh && chmod +x start.sh
ENTRYPOINT ["./start.sh"]
