#!/usr/bin/env node
const { mkdirSync, readFileSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');

if (process.argv[2] === 'build') {
  const source = readFileSync('page.html', 'utf8');
  const value = (_, name) => JSON.stringify(process.env[name]);
  mkdirSync('.next', { recursive: true });
  writeFileSync('.next/index.html', source.replace(/process\.env\.(NEXT_PUBLIC_\w+)/g, value));
} else {
  const page = readFileSync('.next/index.html');
  createServer((_, response) => response.end(page)).listen(3000);
  process.on('SIGTERM', () => process.exit());
}
