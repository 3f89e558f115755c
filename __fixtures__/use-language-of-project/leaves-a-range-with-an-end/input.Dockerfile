FROM elixir:1.7
WORKDIR /app
COPY . .
RUN mix compile
