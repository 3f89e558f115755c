import { createServer } from 'node:http';
import { writeFileSync } from 'node:fs';
import ms from 'ms';

createServer((request, response) => {
  writeFileSync('/app/data/last', String(Date.now()));
  response.end(`entries of ${ms(86400000)}`);
}).listen(7000);
