FROM php:7.3-cli
WORKDIR /app
COPY . .
RUN make vendor
