FROM debian:12-slim
RUN echo "root:secret" | chpasswd
CMD ["bash"]
