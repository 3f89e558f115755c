FROM alpine:3.20
RUN mkdir /app && CFLAGS=-O2 RUN make -C /app
