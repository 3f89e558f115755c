FROM node:20
RUN npm install -g semver@7.5.4
CMD ["npm", "ls", "-g", "semver"]
