FROM alpine:3.20
ONBUILD ENV NAME="the name"
ONBUILD LABEL name=a
