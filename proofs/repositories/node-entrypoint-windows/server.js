const http = require('node:http');
const ms = require('ms');

http
  .createServer((request, response) => response.end(`hello after ${ms(1000)}, ${process.env.GREETING}`))
  .listen(8000, () => console.log('ready'));
