FROM node:20-slim
RUN useradd app
COPY --chown=app:app . /home/app
USER app
WORKDIR /home/app
CMD ["npm", "start"]
