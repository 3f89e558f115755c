FROM debian:12-slim
USER root
RUN apt-get update && apt-get install -y nginx
CMD ["nginx", "-g", "daemon off;"]
