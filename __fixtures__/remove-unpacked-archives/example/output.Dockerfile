FROM debian:12
RUN curl -fsSLO https://downloads.example.com/tool-1.4.tar.gz \
    && tar -xzf tool-1.4.tar.gz -C /opt \
    && rm tool-1.4.tar.gz
CMD ["/opt/tool/run"]
