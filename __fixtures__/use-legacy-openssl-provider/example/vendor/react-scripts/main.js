#!/usr/bin/env node
const { createHash } = require('node:crypto');
const { mkdirSync, writeFileSync } = require('node:fs');
const name = createHash('md4').update('main').digest('hex');
mkdirSync('build', { recursive: true });
writeFileSync('build/index.html', `<script src="${name}.js"></script>`);
