FROM alpine:3.20
LABEL "VENDOR"="Acme" 'Release Name'="July"
CMD ["ntpd", "-n"]
