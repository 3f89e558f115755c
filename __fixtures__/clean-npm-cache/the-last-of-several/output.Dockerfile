FROM node:20
RUN npm i -g typescript; npm i -g eslint && npm cache clean --force; eslint --version
CMD ["eslint"]
