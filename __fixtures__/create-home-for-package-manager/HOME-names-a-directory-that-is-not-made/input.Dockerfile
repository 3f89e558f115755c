FROM node:20-alpine
ENV HOME=/home/web
RUN adduser -D -H -u 2000 web
USER web
CMD ["sh", "-c", "npm start"]
