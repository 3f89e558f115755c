FROM fedora:41

RUN dnf install -y nginx

CMD ["nginx", "-g", "daemon off;"]
