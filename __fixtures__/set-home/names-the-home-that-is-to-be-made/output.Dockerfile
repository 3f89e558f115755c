FROM node:20-alpine
RUN addgroup -g 1001 -S xdr && \
    adduser -u 1001 -S xdr -G xdr -H

WORKDIR /app
COPY . .
RUN npm ci --only=production

ENV NODE_ENV=production \
    PORT=3000 \
    HOSTNAME="0.0.0.0" \
    HOME=/home/xdr

EXPOSE 3000
USER xdr:xdr
CMD ["npm", "start"]
