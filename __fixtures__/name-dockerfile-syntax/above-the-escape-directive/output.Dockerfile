# syntax=docker/dockerfile:1
# escape=`
# a comment
FROM debian:12
COPY --parents ./a/./b /srv/
