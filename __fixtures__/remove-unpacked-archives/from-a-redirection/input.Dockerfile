FROM debian:12
RUN curl -fsSL https://downloads.example.com/latest > /tmp/a.tgz && tar --extract --file /tmp/a.tgz
