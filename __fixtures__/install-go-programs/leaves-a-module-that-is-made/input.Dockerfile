FROM golang:1.22
WORKDIR /src
RUN go mod init example.org/shop && go get github.com/gorilla/mux
