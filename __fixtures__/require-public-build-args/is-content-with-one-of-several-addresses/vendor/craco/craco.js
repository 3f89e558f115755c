#!/usr/bin/env node
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');

if (process.argv[2] === 'build') {
  const source = readFileSync('index.html', 'utf8');
  const value = (_, name) => JSON.stringify(process.env[name]);
  mkdirSync('build', { recursive: true });
  writeFileSync('build/index.html', source.replace(/process\.env\.(REACT_APP_\w+)/g, value));
} else {
  const page = readFileSync('build/index.html');
  createServer((_, response) => response.end(page)).listen(3000);
  process.on('SIGTERM', () => process.exit());
}
