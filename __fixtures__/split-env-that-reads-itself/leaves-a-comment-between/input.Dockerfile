FROM debian:12-slim
ENV A=/a \
    # where the programs are
    B=$A/bin
CMD ["bash"]
