FROM debian:12
COPY setup.sh /tmp/
RUN sh /tmp/setup.sh
RUN curl -fsSLO https://downloads.example.com/tool.zip
