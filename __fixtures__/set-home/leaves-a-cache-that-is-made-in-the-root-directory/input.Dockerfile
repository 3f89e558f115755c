FROM node:20-alpine
RUN mkdir /.npm
RUN chown -R 1001:root /.npm
USER 1001
CMD ["npm", "start"]
