FROM node:20-alpine
RUN apk add --no-cache shadow && usermod -l app node && groupmod -n app node
USER app
