FROM node:20
RUN id -u node || useradd -m node
