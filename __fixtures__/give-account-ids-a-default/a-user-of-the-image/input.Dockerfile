FROM node:20
ARG USER_ID
RUN usermod --uid ${USER_ID} node
USER node
