#!/usr/bin/env node
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import module, { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Script } from 'node:vm';
import { isMainThread } from 'node:worker_threads';

const bundle = fileURLToPath(new URL('../dist/dffix.cjs', import.meta.url));
const cache = `${bundle}.cache`;

/** The bundle with what V8 made of it when it was built, where this is the V8 that made it. */
function load() {
  const require = createRequire(bundle);
  const making = process.env.DFFIX_WRITE_CODE_CACHE === '1';
  const cachedData = existsSync(cache) && !making ? readFileSync(cache) : undefined;
  if (cachedData === undefined && !making) {
    module.enableCompileCache?.();
    return require(bundle);
  }
  // One byte a character: esbuild writes ASCII.
  const source = readFileSync(bundle, 'latin1');
  const head = '(function (exports, require, module, __filename, __dirname) {';
  const script = new Script(`${head}${source}\n})`, { filename: bundle, ...(cachedData && { cachedData }) });
  const { exports } = run(script, require);
  if (making) process.on('exit', () => writeFileSync(cache, script.createCachedData()));
  return exports;
}

function run(script, require) {
  const made = { exports: {} };
  script.runInThisContext()(made.exports, require, made, bundle, dirname(bundle));
  return made;
}

if (existsSync(bundle)) {
  await load()[isMainThread ? 'start' : 'work']();
} else {
  process.stderr.write('dffix: this checkout is not built yet. Run: npm ci && npm run build\n');
  process.exitCode = 2;
}
