FROM golang:1.22
RUN go get -d github.com/gorilla/mux && go get github.com/rakyll/statik
