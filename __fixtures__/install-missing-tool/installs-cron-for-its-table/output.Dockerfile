FROM debian:12-slim
COPY jobs /etc/cron.d/jobs
RUN apt-get update \
    && apt-get install -y --no-install-recommends cron \
    && rm -rf /var/lib/apt/lists/*
RUN crontab /etc/cron.d/jobs
CMD ["cron", "-f"]
