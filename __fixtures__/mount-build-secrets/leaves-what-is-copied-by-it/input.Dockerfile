FROM debian:12-slim
ARG DEPLOY_KEY
COPY ${DEPLOY_KEY} /root/key
RUN /setup "$DEPLOY_KEY"
CMD ["/out/run"]
