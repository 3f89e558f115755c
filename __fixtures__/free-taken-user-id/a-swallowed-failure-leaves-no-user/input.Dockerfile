FROM node:20-alpine AS runtime
RUN addgroup -g 1000 -S xdr 2>/dev/null || true && \
    adduser -u 1000 -S xdr 2>/dev/null || true
USER xdr:xdr
CMD ["node", "server.js"]
