FROM debian:12-slim
RUN apt-get update && apt-get install -y vim mount && which ssh
CMD ["bash"]
