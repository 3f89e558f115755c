FROM debian:12
RUN curl -fsSL -o /tmp/a https://downloads.example.com/a && curl --fail-with-body -LO https://downloads.example.com/b
