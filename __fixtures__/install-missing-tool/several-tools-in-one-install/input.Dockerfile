FROM alpine:3.20
RUN git clone --depth 1 https://git.example.com/tool.git /src
RUN cd /src && make && make install
