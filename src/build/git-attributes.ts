import type { Context } from '../context/types.ts';
import type { Edit } from '../fix.ts';

const FILE = '.gitattributes';

/** What `.gitattributes` lacks for Git to check these files of the context out with line feeds; none where it cannot be read. */
export function keepLineFeeds(context: Context, paths: readonly string[]): Edit[] {
  const text = context.text(FILE);
  if (text === undefined && context.kind(FILE) !== 'absent') return [];
  const rules = (text ?? '').split('\n').map((line) => line.trim().split(/\s+/));
  const patterns = [...new Set(paths.map(patternFor))];
  const lines = patterns
    .filter(
      (pattern) =>
        !/["\s]/.test(pattern) &&
        !rules.some(([first, ...rest]) => (first === pattern || first === '*') && rest.includes('eol=lf')),
    )
    .map((pattern) => `${pattern} text eol=lf`);
  if (lines.length === 0) return [];
  const start = text?.length ?? 0;
  const added = lines.join('\n');
  const isOpen = text !== undefined && text !== '' && !text.endsWith('\n');
  return [{ file: FILE, start, end: start, text: isOpen ? `\n${added}` : `${added}\n` }];
}

/** All shell scripts, as is the custom; a file with another name by its path. */
function patternFor(path: string): string {
  if (path.endsWith('.sh')) return '*.sh';
  return path.includes('/') ? path : `/${path}`;
}
