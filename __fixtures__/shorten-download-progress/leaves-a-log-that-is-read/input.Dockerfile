FROM debian:12-slim
RUN wget https://example.org/a 2>/log && wget https://example.org/b > /log 2>&1
