FROM debian:12
RUN wget -q -O /tmp/tool.zip https://downloads.example.com/latest; \
    unzip -q /tmp/tool.zip -d /opt
