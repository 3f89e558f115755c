// tsc emits modules only. Fact tables, and what `dffix explain` shows, are data: they are copied next to them.
import { cpSync, existsSync, readdirSync } from 'node:fs';

cpSync('src/facts', 'dist/src/facts', { recursive: true, filter: (path) => !path.endsWith('.ts') });
for (const name of readdirSync('transforms'))
  if (name.endsWith('.md')) cpSync(`transforms/${name}`, `dist/transforms/${name}`);
for (const id of readdirSync('__fixtures__')) {
  const example = `__fixtures__/${id}/example`;
  if (existsSync(example)) cpSync(example, `dist/${example}`, { recursive: true });
}
