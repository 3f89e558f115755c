FROM golang:1.22-buster
WORKDIR /src
COPY . .
RUN go build -o /bin/shop .
CMD ["/bin/shop"]
