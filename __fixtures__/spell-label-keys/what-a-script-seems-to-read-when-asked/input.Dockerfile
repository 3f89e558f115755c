FROM alpine:3.20
LABEL build_ver="4"
CMD ["ntpd", "-n"]
