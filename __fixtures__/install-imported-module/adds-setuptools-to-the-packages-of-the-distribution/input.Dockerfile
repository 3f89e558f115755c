FROM alpine:3.20
RUN apk add --no-cache python3 make
COPY . /src
WORKDIR /src
RUN python3 setup.py install
