const fs = require('node:fs');

fs.mkdirSync('out');
fs.writeFileSync('out/index.html', 'made\n');
