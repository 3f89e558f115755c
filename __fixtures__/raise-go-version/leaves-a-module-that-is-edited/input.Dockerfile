FROM golang:1.22
WORKDIR /src
COPY . .
RUN go mod edit -go=1.22 && go build -o /bin/shop .
CMD ["/bin/shop"]
