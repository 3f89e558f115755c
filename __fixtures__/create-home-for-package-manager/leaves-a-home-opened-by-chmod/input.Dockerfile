FROM node:20-slim
RUN useradd -d /srv/app app
WORKDIR /home/x
RUN mkdir /srv/app && chmod 777 /srv/app
USER app
CMD ["npm", "start"]
