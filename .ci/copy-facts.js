// tsc emits modules only: the fact tables are data and are copied next to them.
import { cpSync } from 'node:fs';

cpSync('src/facts', 'dist/src/facts', { recursive: true, filter: (path) => !path.endsWith('.ts') });
