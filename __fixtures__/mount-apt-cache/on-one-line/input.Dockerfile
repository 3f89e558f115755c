FROM node:20
RUN apt-get update && apt-get install -y --no-install-recommends git
CMD ["node"]
