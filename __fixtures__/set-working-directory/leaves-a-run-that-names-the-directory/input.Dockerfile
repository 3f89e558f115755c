FROM debian:12
RUN cd /opt
RUN git clone https://example.com/tool.git /opt/tool
