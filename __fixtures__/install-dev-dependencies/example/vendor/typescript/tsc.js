#!/usr/bin/env node
const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync('dist', { recursive: true });
writeFileSync('dist/main.js', "require('node:http').createServer((request, response) => response.end('compiled')).listen(3000);\n");
