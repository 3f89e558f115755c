FROM debian:12
COPY --from=golang:1.22 /usr/local/go /usr/local/go
ENV PATH=$PATH:/usr/local/go/bin
RUN go version
