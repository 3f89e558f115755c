FROM node:14
RUN cd /app \
    && bower install --config.interactive=false \
    && bower update
