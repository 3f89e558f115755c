FROM node:20-slim AS base
WORKDIR /app
USER 3000:3000

FROM base AS production
ENV HOME=/tmp
COPY . .
CMD ["npm", "start"]
