const { createServer } = require('node:http');

const server = createServer((request, answer) => answer.end('hello\n'));
server.listen(3000);
process.on('SIGTERM', () => server.close(() => process.exit(0)));
