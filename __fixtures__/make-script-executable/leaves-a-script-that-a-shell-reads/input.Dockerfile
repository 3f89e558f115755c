FROM debian:12-slim
COPY setup.sh start.sh /
RUN sh /setup.sh && . /setup.sh
ENTRYPOINT ["bash", "/start.sh"]
