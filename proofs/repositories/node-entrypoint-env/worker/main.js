const greet = require('greet');
console.log(greet(require('ms')(2000)));
