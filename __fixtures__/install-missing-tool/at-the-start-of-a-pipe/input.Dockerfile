FROM debian:bookworm-slim
RUN mkdir /opt/tool && curl -fsSL https://downloads.example.com/tool.tar.gz | tar -xz -C /opt/tool
