FROM alpine:3.20
RUN printf '%b\n' 'a\tb' > /c
