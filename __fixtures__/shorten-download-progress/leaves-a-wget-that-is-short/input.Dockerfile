FROM debian:12-slim
RUN wget -qO- https://example.org/a && wget -nv https://example.org/b && wget --progress=bar:force https://example.org/c
RUN wget -o /log https://example.org/d && wget --no-verbose https://example.org/e
