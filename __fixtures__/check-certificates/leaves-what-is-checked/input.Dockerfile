FROM node:20
ENV NODE_TLS_REJECT_UNAUTHORIZED=1 NPM_CONFIG_STRICT_SSL=true
RUN curl -fsSLo k https://downloads.example.com/k && npm config set strict-ssl true
