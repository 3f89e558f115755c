FROM node:20-alpine
WORKDIR /app
COPY web/.next/standalone ./
HEALTHCHECK --interval=1s CMD wget -q -O /dev/null http://127.0.0.1:3000/
ENV HOSTNAME=0.0.0.0
CMD ["node", "server.js"]
