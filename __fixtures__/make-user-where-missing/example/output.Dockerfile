FROM node:20
RUN id -u node > /dev/null 2>&1 || useradd -ms /bin/bash node
USER node
WORKDIR /home/node
