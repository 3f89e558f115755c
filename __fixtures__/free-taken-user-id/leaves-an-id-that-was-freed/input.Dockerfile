FROM node:20-alpine
RUN deluser --remove-home node && adduser -D -u 1000 app
USER app
