const { equal } = require('node:assert');
const { test } = require('node:test');

test('it adds', () => equal(require('./add.js')(1, 2), 3));
