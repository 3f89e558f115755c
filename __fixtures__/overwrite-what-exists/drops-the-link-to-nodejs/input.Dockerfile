FROM debian:12
RUN apt-get update && apt-get install -y nodejs
RUN ln -s /usr/bin/nodejs /usr/bin/node
CMD ["node"]
