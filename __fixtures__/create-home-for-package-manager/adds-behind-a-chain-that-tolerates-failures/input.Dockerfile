FROM node:20-alpine
RUN addgroup -g 1500 -S app 2>/dev/null || true && \
    adduser -u 1500 -S -H app 2>/dev/null || true
WORKDIR /app
USER app
CMD ["npm", "start"]
