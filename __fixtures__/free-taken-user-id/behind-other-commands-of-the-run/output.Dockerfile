FROM node:20-slim
RUN apt-get update \
 && apt-get install -y --no-install-recommends tini \
 && rm -rf /var/lib/apt/lists/* \
 && userdel -r node \
 && useradd -u 1000 -m app
USER app
ENTRYPOINT ["tini", "--", "node", "server.js"]
