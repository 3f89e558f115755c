FROM node:20-slim
RUN ["bash", "-c", "useradd app && mkdir -p /home/app/.npm /home/app/.cache && chown -R app:app /home/app"]
USER app
CMD ["npm", "start"]
