FROM debian:12-slim
ENV A=/a
ENV B=$A/b
ENV C=$B/c
CMD ["bash"]
