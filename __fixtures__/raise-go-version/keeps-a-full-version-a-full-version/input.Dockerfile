FROM golang:1.22.3-bookworm
WORKDIR /src
COPY . .
RUN go build -o /bin/shop .
CMD ["/bin/shop"]
