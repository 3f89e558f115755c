FROM node:20-alpine
RUN addgroup -g 1001 -S app && adduser -u 1001 -S -G app app
USER app
CMD ["npm", "start"]
