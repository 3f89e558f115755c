const fs = require('node:fs');
const ms = require('ms');

fs.mkdirSync('out', { recursive: true });
fs.writeFileSync('out/index.html', `<title>Handbook</title><p>read in ${ms('5m')} ms</p>`);
