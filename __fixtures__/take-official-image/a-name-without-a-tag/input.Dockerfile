FROM localhost:5000/alpine
RUN apk add curl
