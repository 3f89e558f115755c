const { mkdirSync } = require('node:fs');
mkdirSync(`${__dirname}/.next/cache/images`, { recursive: true });
require('node:http').createServer((request, response) => response.end('hello')).listen(3000);
