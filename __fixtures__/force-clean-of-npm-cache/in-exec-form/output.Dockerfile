FROM node:20
RUN ["npm", "cache", "clear", "--force"]
