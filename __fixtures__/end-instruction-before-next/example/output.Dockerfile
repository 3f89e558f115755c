FROM debian:12-slim
RUN mkdir -p /srv/app && \
    touch /srv/app/ready

RUN useradd -m app
USER app
CMD ["id"]
