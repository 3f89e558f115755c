FROM alpine:3.20
LABEL version="1" Version="2"
CMD ["ntpd", "-n"]
