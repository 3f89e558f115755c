FROM alpine:3.20
RUN apk add --no-cache python3
COPY . /src
RUN python3 /src/setup.py install
