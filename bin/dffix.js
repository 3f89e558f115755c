#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/src/cli.js', import.meta.url);
if (existsSync(built)) {
  const { main } = await import(built.href);
  const { processTerminal } = await import(new URL('./terminal.js', built).href);
  process.exitCode = await main(processTerminal());
} else {
  process.stderr.write('dffix: this checkout is not built yet. Run: npm ci && npm run build\n');
  process.exitCode = 2;
}
