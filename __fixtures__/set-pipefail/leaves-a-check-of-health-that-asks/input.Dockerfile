FROM debian:12-slim
RUN echo "a:b" | chpasswd
HEALTHCHECK CMD curl -f http://localhost | grep -q ok
