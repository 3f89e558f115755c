FROM debian:12-slim
RUN for i in 1 2 3; do useradd -u $((3000 + i)) worker$i; done
CMD ["bash"]
