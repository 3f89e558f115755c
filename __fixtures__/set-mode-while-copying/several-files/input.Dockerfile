FROM debian:12-slim
COPY a.sh b.sh /usr/local/bin/
RUN chmod 755 /usr/local/bin/b.sh /usr/local/bin/a.sh
