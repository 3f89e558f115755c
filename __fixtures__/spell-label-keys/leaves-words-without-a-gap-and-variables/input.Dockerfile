FROM alpine:3.20
ARG NAME=tool
LABEL BuildDate="today" $NAME="x"
CMD ["ntpd", "-n"]
