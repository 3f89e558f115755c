FROM golang:1.19
WORKDIR /src
COPY . .
RUN cd backend && go build -o /bin/shop .
CMD ["/bin/shop"]
