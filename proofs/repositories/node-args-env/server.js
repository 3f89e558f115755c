const fs = require('node:fs');
require('node:http')
  .createServer((request, response) => response.end(`port ${process.env.PORT}, ${fs.readFileSync(`${__dirname}/version.txt`)}, ${process.cwd()}`))
  .listen(Number(process.env.PORT));
