FROM registry.example.com/base:2
RUN mkdir /data
RUN FOO=1 sudo tar -xf /tmp/tool.tar -C /opt
