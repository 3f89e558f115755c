FROM node:20
RUN npm i -g typescript; npm i -g eslint; eslint --version
CMD ["eslint"]
