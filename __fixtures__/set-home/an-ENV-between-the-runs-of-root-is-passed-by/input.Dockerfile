FROM node:20-alpine
ENV CI=true
RUN apk add --no-cache tini
ENV NODE_ENV=production
RUN npm install --global serve
ENV PORT=80 LOG=warn
USER 2000
ENTRYPOINT ["tini", "--", "npx", "serve"]
