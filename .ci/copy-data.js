// tsc emits modules only. Fact tables, and the examples that `dffix explain` shows, are data: they are copied next to them.
import { cpSync, existsSync, readdirSync } from 'node:fs';

cpSync('src/facts', 'dist/src/facts', { recursive: true, filter: (path) => !path.endsWith('.ts') });
for (const id of readdirSync('__fixtures__')) {
  const example = `__fixtures__/${id}/example`;
  if (existsSync(example)) cpSync(example, `dist/${example}`, { recursive: true });
}
