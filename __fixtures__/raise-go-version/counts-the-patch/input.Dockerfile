FROM golang:1.23.1
WORKDIR /src
COPY . .
RUN go test ./...
RUN go build -o /bin/shop .
CMD ["/bin/shop"]
