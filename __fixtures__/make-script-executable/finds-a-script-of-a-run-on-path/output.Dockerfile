FROM debian:12-slim
COPY scripts/ /usr/local/bin/
RUN chmod +x /usr/local/bin/prepare.sh
RUN prepare.sh
CMD ["sleep", "infinity"]
