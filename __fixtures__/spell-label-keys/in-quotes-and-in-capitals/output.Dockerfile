FROM alpine:3.20
LABEL "vendor"="Acme" 'release-name'="July"
CMD ["ntpd", "-n"]
