FROM debian:12-slim
RUN echo chpasswd > /etc/tools
