FROM node:14
RUN cd /app \
    && bower install --allow-root --config.interactive=false \
    && bower update --allow-root
