FROM node:20
RUN useradd -ms /bin/bash node
USER node
WORKDIR /home/node
