const fs = require('node:fs');
const { execSync } = require('node:child_process');
console.log(fs.readdirSync('assets').join(' '), execSync('serve --version').toString().trim());
