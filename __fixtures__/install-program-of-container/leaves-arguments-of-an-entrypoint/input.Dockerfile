FROM debian:12-slim
COPY entrypoint.sh /srv/
ENTRYPOINT ["/srv/entrypoint.sh"]
CMD ["java", "-version"]
