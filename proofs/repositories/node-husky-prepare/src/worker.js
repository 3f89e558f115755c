const ms = require('ms');
const name = process.argv[process.argv.indexOf('--name') + 1];
console.log(`worker ${name} wakes every ${ms(60000)}`);
