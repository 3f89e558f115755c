FROM golang:1.23.12
WORKDIR /src
COPY . .
RUN go test ./...
RUN go build -o /bin/shop .
CMD ["/bin/shop"]
