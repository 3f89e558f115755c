FROM node:20-alpine

# Unprivileged user
RUN addgroup -g 1001 -S xdr && \
    adduser -u 1001 -S xdr -G xdr -H && \
    mkdir -p /home/xdr/.npm /home/xdr/.cache && \
    chown -R xdr:xdr /home/xdr

WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --omit=dev
COPY . .

USER xdr:xdr
CMD ["npm", "start"]
