FROM python:3.12 AS python
CMD python app.py

FROM node:20-alpine AS variable
CMD node server.js $PORT

FROM alpine:3.20 AS script
COPY start.sh /start.sh
CMD /start.sh

FROM alpine:3.20 AS entrypoint
ENTRYPOINT ["/entrypoint.sh"]
CMD sleep 60

FROM registry.example.com/base:1
CMD nginx -g 'daemon off;'
