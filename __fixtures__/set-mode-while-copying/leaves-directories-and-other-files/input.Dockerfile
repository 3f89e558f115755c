FROM debian:12-slim
COPY scripts /scripts
RUN chmod -R 755 /scripts
COPY a.sh b.sh /
RUN chmod +x /a.sh
COPY c.sh /c.sh
RUN chmod +x /c.sh /bin/other
