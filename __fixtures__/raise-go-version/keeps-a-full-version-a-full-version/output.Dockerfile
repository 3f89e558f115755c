FROM golang:1.23.12-bookworm
WORKDIR /src
COPY . .
RUN go build -o /bin/shop .
CMD ["/bin/shop"]
