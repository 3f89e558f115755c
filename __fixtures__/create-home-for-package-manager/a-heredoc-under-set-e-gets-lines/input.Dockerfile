# syntax=docker/dockerfile:1
FROM node:20-slim
RUN <<EOF
set -eu
groupadd -g 5000 app
useradd -u 5000 -g app app
EOF
WORKDIR /app
USER app
CMD ["npm", "start"]
