FROM elixir:1.7.4-alpine AS build
WORKDIR /app
COPY . .
RUN mix compile
