FROM debian:12-slim
RUN rm -f "*.log" && find / -name "*.log"
