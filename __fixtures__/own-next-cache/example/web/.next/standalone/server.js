const { mkdirSync } = require('node:fs');
mkdirSync('.next/cache/images', { recursive: true });
require('node:http').createServer((request, response) => response.end('hello')).listen(3000);
