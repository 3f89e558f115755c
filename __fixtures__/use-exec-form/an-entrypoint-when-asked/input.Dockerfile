FROM alpine:3.20 AS tool
ENTRYPOINT wget -q -O - example.com

FROM alpine:3.20
ENTRYPOINT wget $URL
CMD ignored
