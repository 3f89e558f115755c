FROM debian:12-slim
RUN wget -qO- https://example.org/b | tar -xz && curl -fsSL https://example.org/a | sort > /a
