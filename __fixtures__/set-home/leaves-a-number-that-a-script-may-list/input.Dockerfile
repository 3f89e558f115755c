FROM node:20-slim
COPY setup.sh /
RUN echo "app:x:4242:4242::/srv:/bin/sh" >> /etc/passwd
USER 4242
CMD ["npm", "start"]
