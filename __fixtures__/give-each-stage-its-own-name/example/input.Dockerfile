FROM node:20 AS build
WORKDIR /web
RUN npm run build

FROM golang:1.22 AS build
COPY --from=build /web/dist /src/static
RUN go build -o /app .

FROM scratch
COPY --from=build /app /app
