FROM node:20-slim
ARG UID=1000
RUN userdel -r node && groupadd --gid $UID app
RUN useradd --uid $UID --gid app --create-home app
USER app
CMD ["node", "server.js"]
