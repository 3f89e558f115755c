FROM node:22 AS build
WORKDIR /app
COPY . .
RUN npm run build

FROM debian:12-slim
WORKDIR /app
COPY --from=build /app/start.sh /app/dist ./
RUN chmod +x start.sh
CMD ["./start.sh"]
