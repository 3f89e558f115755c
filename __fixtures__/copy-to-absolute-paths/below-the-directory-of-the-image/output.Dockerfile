FROM golang:1.22 AS build
COPY . /go/src/app/
WORKDIR /go/src/app
RUN go build -o /app .
FROM nginx:1.27
COPY --from=build /app /bin/app
