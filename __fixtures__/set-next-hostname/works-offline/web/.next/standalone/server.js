const { createServer } = require('node:http');
const hostname = process.env.HOSTNAME || '0.0.0.0';
createServer((request, response) => response.end('hello')).listen(3000, hostname);
