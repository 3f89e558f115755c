FROM debian:12-slim
ENV A=/a B=$A/b C=$B/c
CMD ["bash"]
