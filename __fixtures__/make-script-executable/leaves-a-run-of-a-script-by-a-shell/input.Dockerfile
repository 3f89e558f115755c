FROM debian:12-slim
COPY scripts/ /usr/local/bin/
RUN sh /usr/local/bin/prepare.sh
CMD ["sleep", "infinity"]
