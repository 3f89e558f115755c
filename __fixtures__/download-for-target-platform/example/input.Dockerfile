FROM node:20-slim
ENV TINI_VERSION=v0.19.0
ADD https://github.com/krallin/tini/releases/download/${TINI_VERSION}/tini-amd64 /tini
RUN chmod +x /tini
COPY server.js /
ENTRYPOINT ["/tini", "--"]
CMD ["node", "/server.js"]
