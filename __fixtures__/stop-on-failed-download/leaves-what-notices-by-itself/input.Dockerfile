FROM alpine:3.20
RUN wget -qO- https://example.org/a | tar -xz
RUN yes | head -n 3
