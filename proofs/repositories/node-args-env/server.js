const fs = require('node:fs');
const ms = require('../client/node_modules/ms');
require('node:http')
  .createServer((request, response) => response.end(`port ${process.env.PORT}, ${fs.readFileSync('version.txt')}, ${ms(1000)}`))
  .listen(Number(process.env.PORT));
