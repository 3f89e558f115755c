module.exports = { output: { hashFunction: 'xxhash64' } };
