FROM node:20-alpine
RUN deluser --remove-home node && \
    addgroup -g 1000 -S xdr && \
    adduser -u 1000 -S xdr -G xdr
WORKDIR /app
COPY --chown=xdr:xdr . .
USER xdr
CMD ["npm", "start"]
