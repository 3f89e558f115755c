FROM golang:1.22 AS build
FROM debian:12-slim
COPY --from=build /usr/local/go/ /usr/local/go/
COPY --from=build /usr/bin/make /usr/bin/
CMD ["make", "run"]
