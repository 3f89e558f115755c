FROM node:20-alpine
RUN if ! id app; then adduser -D -u 1000 app; fi
USER app
