FROM alpine:3.20
LABEL maintainer "Ann <ann@example.com>"
CMD ["ntpd", "-n"]
