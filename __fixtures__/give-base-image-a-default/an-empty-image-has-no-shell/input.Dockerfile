ARG BASE_IMAGE
FROM ${BASE_IMAGE}
RUN apk add --no-cache git
