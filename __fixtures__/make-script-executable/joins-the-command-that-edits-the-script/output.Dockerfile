FROM debian:12-slim
COPY start.sh /usr/local/bin/
RUN chmod +x /usr/local/bin/start.sh && sed -i 's/\r$//' /usr/local/bin/start.sh
ENTRYPOINT ["start.sh"]
