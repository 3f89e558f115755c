FROM debian:12-slim
RUN apt-get update && apt-get install -y nginx
RUN service nginx start
CMD ["bash"]
