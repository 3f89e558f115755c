FROM debian:12
COPY .curlrc /root/.curlrc
RUN curl -LO https://downloads.example.com/a
