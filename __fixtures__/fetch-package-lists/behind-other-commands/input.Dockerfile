FROM debian:bookworm-slim
RUN mkdir -p /srv/data && \
    apt install -y nginx && \
    ln -s /srv/data /var/www/data
