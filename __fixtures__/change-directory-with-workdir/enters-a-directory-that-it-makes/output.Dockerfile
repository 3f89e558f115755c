FROM debian:12 AS build
WORKDIR /src
COPY . .
WORKDIR /src/build
RUN cmake .. && make
FROM debian:12
COPY --from=build /src/build/app /app
