FROM node:20-bookworm-slim
WORKDIR /opt/api
COPY . .
RUN npm ci && \
    npm run build
RUN adduser --system --group api
USER api
ENTRYPOINT ["npm", "run"]
CMD ["serve"]
