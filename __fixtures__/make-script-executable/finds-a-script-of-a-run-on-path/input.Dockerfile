FROM debian:12-slim
COPY scripts/ /usr/local/bin/
RUN prepare.sh
CMD ["sleep", "infinity"]
