FROM debian:12-slim
RUN ls / | head -n 1
RUN echo "a:b" | chpasswd
