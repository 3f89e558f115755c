FROM debian:12
RUN curl -fsSLO http://downloads.example.com/a
