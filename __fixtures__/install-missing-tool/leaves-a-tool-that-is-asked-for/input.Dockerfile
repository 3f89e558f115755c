FROM debian:12
RUN if command -v curl; then curl -fsSLO https://downloads.example.com/tool.zip; fi
RUN git --version || true
