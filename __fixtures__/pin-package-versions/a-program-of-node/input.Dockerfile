FROM node:20
RUN npm install -g semver
CMD ["npm", "ls", "-g", "semver"]
