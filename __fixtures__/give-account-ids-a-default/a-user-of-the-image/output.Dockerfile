FROM node:20
ARG USER_ID=1000
RUN usermod --uid ${USER_ID} node
USER node
