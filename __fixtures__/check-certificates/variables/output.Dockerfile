FROM node:20
ENV NODE_ENV=production
ENV LANG=C.UTF-8
CMD ["node"]
