FROM debian:12-slim
COPY . /srv
RUN find /srv -name '*.sh' -exec chmod +x {} +
CMD ["/srv/start.sh"]
