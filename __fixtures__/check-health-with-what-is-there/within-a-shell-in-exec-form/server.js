require('http').createServer((request, response) => response.end('ok')).listen(3000, '0.0.0.0');
