FROM node:20-bookworm-slim
WORKDIR /opt/api
COPY . .
RUN npm ci && \
    npm run build
RUN adduser --home /home/api --system --group api && \
    mkdir -p /home/api/.npm /home/api/.cache && \
    chown -R api:api /home/api
USER api
ENTRYPOINT ["npm", "run"]
CMD ["serve"]
