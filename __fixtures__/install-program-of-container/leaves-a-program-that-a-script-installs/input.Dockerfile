FROM debian:12-slim
COPY install.sh /tmp/
RUN sh /tmp/install.sh
CMD ["java", "-version"]
