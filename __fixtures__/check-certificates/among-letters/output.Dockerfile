FROM alpine:3.20
RUN apk add --no-cache curl
RUN curl -fsSL https://downloads.example.com/a -o /a && curl -L -f https://downloads.example.com/b -o /b \
    && curl -fLo /c https://downloads.example.com/c
