FROM debian:12
RUN curl -fsSLO https://downloads.example.com/a.tar.gz && tar xzf a.tar.gz
RUN sha256sum a.tar.gz > /a.sum
