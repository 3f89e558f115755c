FROM debian:12-slim
COPY start.sh /usr/local/bin/
RUN sed -i 's/\r$//' /usr/local/bin/start.sh
ENTRYPOINT ["start.sh"]
