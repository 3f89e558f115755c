FROM alpine:3.20
RUN wget -qO- https://example.org/a | sh && yes | head -n 3
RUN wget -qO- https://example.org/versions | head -n 1 > /v
RUN wget -qO- https://example.org/list | grep -q x
