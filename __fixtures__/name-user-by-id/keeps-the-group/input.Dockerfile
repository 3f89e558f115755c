FROM alpine:3.20
RUN addgroup -g 2000 web && adduser -D -u 2001 -G web web
USER web:web
CMD ["/bin/httpd", "-f"]
