FROM node:20-slim
RUN groupadd app && useradd -g app app
RUN mkdir -p /home/app && \
    chown -R app:app /home/app
USER app
CMD ["npm", "start"]
