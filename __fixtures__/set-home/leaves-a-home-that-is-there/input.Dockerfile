FROM node:20-alpine
RUN adduser -D -u 2000 web
ENV NODE_ENV=production
USER 2000
CMD ["npm", "start"]
