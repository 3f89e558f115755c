const fs = require('node:fs');

fs.mkdirSync('out');
fs.writeFileSync('out/index.html', `<p>version ${process.env.VERSION}</p>\n`);
