FROM node:20-slim AS base
ENV HOME=/tmp
FROM base
USER 4242
CMD ["npm", "start"]
