FROM elixir:1.9-alpine AS build
WORKDIR /app
COPY . .
RUN mix compile
