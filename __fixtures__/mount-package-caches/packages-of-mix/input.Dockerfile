FROM elixir:1.17 AS build
WORKDIR /src
COPY . .
RUN mix local.hex --force && mix deps.get --only prod
RUN MIX_ENV=prod mix release --path /app
FROM debian:12-slim
COPY --from=build /app /app
