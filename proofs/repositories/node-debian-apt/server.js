const port = Number(process.argv[2]);
require('node:http').createServer((request, response) => response.end('served by apt')).listen(port);
