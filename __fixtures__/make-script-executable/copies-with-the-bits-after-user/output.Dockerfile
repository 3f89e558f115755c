FROM python:3.12-slim
RUN useradd --create-home app
USER app
WORKDIR /home/app
COPY --chmod=755 scripts/start.sh /start.sh
CMD ["/start.sh"]
