FROM alpine:3.20
RUN wget -qO- https://example.org/a | sh || true
RUN wget -qO- https://example.org/a | sh; true
RUN wget -qO /a https://example.org/a && sh /a
