#!/usr/bin/env node
'use strict';
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const dist = join(dirname(__dirname), 'dist');
const bundle = join(dist, 'dffix.cjs');
const cache = `${bundle}.cache`;

/** The bundle with what V8 made of it when it was built, where this is the V8 that made it. */
function load() {
  const making = process.env.DFFIX_WRITE_CODE_CACHE === '1';
  const cachedData = making ? undefined : contentOf(cache);
  if (cachedData === undefined && !making) {
    require('node:module').enableCompileCache?.();
    return require(bundle);
  }
  // One byte a character: esbuild writes ASCII.
  const source = readFileSync(bundle, 'latin1');
  const head = '(function (exports, require, module, __filename, __dirname) {';
  const script = new Script(`${head}${source}\n})`, { filename: bundle, ...(cachedData && { cachedData }) });
  const made = { exports: {} };
  script.runInThisContext()(made.exports, require, made, bundle, dist);
  if (making) process.on('exit', () => writeFileSync(cache, script.createCachedData()));
  return made.exports;
}

function contentOf(file) {
  return existsSync(file) ? readFileSync(file) : undefined;
}

module.exports = { load };

if (require.main === module) {
  if (existsSync(bundle)) load().start();
  else {
    process.stderr.write('dffix: this checkout is not built yet. Run: npm ci && npm run build\n');
    process.exitCode = 2;
  }
}
