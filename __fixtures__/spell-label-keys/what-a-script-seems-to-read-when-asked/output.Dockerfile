FROM alpine:3.20
LABEL build-ver="4"
CMD ["ntpd", "-n"]
