FROM node:20 AS build-1
WORKDIR /web
RUN npm run build

FROM golang:1.22 AS build
COPY --from=build-1 /web/dist /src/static
RUN go build -o /app .

FROM scratch
COPY --from=build /app /app
