FROM python:3.11-slim AS packages
ENV PYTHONUSERBASE=/packages
RUN pip install --user aiohttp

FROM python:3.11-slim
WORKDIR /srv/bot
COPY --from=packages /packages ./packages
ENV PATH=/srv/bot/packages/bin:$PATH \
    PYTHONUSERBASE=/srv/bot/packages
COPY bot ./bot
USER 65534:65534
CMD ["python", "-m", "bot"]
