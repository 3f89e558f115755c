FROM alpine:3.20
RUN echo "some text" | sha256sum && echo "two words" | sha256sum -c - && echo "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa0123 a" > /sums
