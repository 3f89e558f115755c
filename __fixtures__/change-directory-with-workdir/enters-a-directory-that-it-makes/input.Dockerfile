FROM debian:12 AS build
WORKDIR /src
COPY . .
RUN mkdir -p build && cd build && cmake .. && make
FROM debian:12
COPY --from=build /src/build/app /app
