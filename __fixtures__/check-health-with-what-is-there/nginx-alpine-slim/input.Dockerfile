FROM nginx:1.27-alpine-slim
HEALTHCHECK --interval=5s CMD curl -f http://localhost/ || exit 1
