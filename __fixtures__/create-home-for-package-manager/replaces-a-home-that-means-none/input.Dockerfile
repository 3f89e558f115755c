FROM node:20-alpine
RUN adduser -D -H -h /nonexistent -s /sbin/nologin svc
USER svc
WORKDIR /app
CMD ["pnpm", "start"]
