FROM alpine:3.20
RUN addgroup -g 1001 app
RUN useradd -u 1001 -g 1001 app
