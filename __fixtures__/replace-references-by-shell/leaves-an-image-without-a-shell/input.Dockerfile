FROM golang:1.23 AS build
WORKDIR /src
COPY . .
RUN go build -o /server .

FROM scratch
COPY --from=build /server /server
ENTRYPOINT ["/server", "--listen", "$LISTEN"]
