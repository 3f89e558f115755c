FROM alpine:3.20
ENV A=1 B="2 3"
LABEL maintainer=ada
ARG NAME
ENV OPTIONS=-Da=b
