FROM alpine:3.20
RUN wget -q https://downloads.example.com/tool.zip && unzip tool.zip
