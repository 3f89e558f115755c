FROM node:20-alpine AS server
CMD ["node", "server.js", "--name", "a b"]

FROM fedora:41
CMD ["sleep", "infinity"]
