const ms = require('ms');
require('node:http').createServer((request, response) => response.end(`${process.env.GREETING} ${ms(3000)}`)).listen(Number(process.env.PORT));
