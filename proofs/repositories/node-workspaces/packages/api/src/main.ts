import { createServer } from 'node:http';
const { greeting } = require('@acme/words');

createServer((_request, response) => response.end(greeting)).listen(3000);
