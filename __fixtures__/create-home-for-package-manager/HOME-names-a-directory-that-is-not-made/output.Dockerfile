FROM node:20-alpine
ENV HOME=/home/web
RUN adduser -D -H -u 2000 web \
    && mkdir -p /home/web/.npm /home/web/.cache \
    && chown -R web:web /home/web
USER web
CMD ["sh", "-c", "npm start"]
