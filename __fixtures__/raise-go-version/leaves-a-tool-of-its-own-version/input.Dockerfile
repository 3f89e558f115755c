FROM golang:1.22
WORKDIR /src
COPY go.mod ./
RUN go install example.com/lint/cmd/lint@v1.2.3
CMD ["lint"]
