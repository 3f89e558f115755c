FROM node:20-alpine
RUN addgroup -g 1500 -S app 2>/dev/null || true && \
    adduser -u 1500 -S -H app 2>/dev/null || true && \
    mkdir -p /home/app/.npm /home/app/.cache && \
    chown -R app /home/app
WORKDIR /app
USER app
CMD ["npm", "start"]
