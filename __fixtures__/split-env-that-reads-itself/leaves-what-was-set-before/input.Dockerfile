FROM debian:12-slim
ENV A=/a
ENV A=/b B=$A/c
CMD ["bash"]
