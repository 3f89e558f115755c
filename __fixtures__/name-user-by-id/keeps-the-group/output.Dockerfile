FROM alpine:3.20
RUN addgroup -g 2000 web && adduser -D -u 2001 -G web web
USER 2001:web
CMD ["/bin/httpd", "-f"]
