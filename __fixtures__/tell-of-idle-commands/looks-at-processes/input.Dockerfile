FROM debian:12-slim
RUN make test; ps aux
CMD ["bash"]
