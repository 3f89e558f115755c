FROM debian:12-slim
COPY jobs /etc/cron.d/jobs
RUN crontab /etc/cron.d/jobs
CMD ["cron", "-f"]
