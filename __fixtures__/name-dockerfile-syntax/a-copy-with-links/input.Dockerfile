FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.cache go build -o /server .

FROM scratch
COPY --link --from=build /server /server
ENTRYPOINT ["/server"]
