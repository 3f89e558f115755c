# syntax=docker/dockerfile:1
FROM node:20-slim
RUN <<EOF
set -eu
groupadd -g 5000 app
useradd -u 5000 -g app app
mkdir -p /home/app/.npm /home/app/.cache
chown -R app:app /home/app
EOF
WORKDIR /app
USER app
CMD ["npm", "start"]
