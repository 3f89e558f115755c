FROM alpine:3.20 AS base
WORKDIR /app
COPY . .
FROM base
COPY more.txt more/
