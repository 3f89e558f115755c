FROM debian:12 AS build
RUN apt-get update && apt-get install -y gcc
RUN gcc -o /app --version

FROM debian:12-slim
COPY --from=build /app /app
