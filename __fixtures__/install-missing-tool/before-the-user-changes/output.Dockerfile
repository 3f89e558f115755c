FROM node:20-alpine
WORKDIR /app
RUN chown node:node /app

RUN apk add --no-cache git
USER node
COPY --chown=node:node . .
RUN git clone https://git.example.com/themes.git themes
