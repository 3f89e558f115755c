FROM debian:12
RUN curl -fsSLO https://downloads.example.com/a.tgz.asc && gpg2 --verify a.tgz.asc
