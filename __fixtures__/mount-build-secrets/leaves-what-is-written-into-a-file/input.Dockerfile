FROM debian:12-slim
ARG DEPLOY_KEY
RUN mkdir /root/.ssh && echo "$DEPLOY_KEY" > /root/.ssh/id_ed25519
CMD ["bash"]
