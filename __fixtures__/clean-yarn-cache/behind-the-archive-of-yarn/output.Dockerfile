FROM debian:12
RUN curl -fsSL https://dl.yarnpkg.com/debian/pubkey.gpg -o /etc/apt/trusted.gpg.d/yarn.asc
WORKDIR /app
RUN yarn install && yarn cache clean
