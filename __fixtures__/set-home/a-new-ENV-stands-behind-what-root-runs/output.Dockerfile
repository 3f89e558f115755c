FROM node:20-slim
ENV NODE_ENV=production
WORKDIR /app
COPY . .
RUN npm ci
ENV HOME=/tmp
# Nobody in particular
USER 65532:65532
EXPOSE 8080
CMD npm run serve
