FROM nginx:1.27-alpine-slim
HEALTHCHECK --interval=5s CMD wget -q -O /dev/null http://127.0.0.1/ || exit 1
