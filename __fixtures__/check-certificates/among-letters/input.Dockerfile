FROM alpine:3.20
RUN apk add --no-cache curl
RUN curl -fsSLk https://downloads.example.com/a -o /a && curl -k -L -f https://downloads.example.com/b -o /b \
    && curl -fLo /c --insecure https://downloads.example.com/c
