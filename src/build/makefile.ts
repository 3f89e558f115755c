import type { LogicalText } from '../dockerfile/types.ts';

/** What a makefile has its shell run, and the variables that it sets once; others in their values as `${NAME}`. */
export interface Recipes {
  /** Each line of a recipe, those that continue it with it: make runs a shell for each. */
  readonly bodies: readonly LogicalText[];
  readonly variables: ReadonlyMap<string, string>;
}

const PREFIXES = new Set(['@', '-', '+', ' ', '\t']);

/** Reads the recipes of a makefile. https://www.gnu.org/software/make/manual/make.html#Recipe-Syntax */
export function recipes(text: string): Recipes {
  const bodies: LogicalText[] = [];
  const variables = new Map<string, string | undefined>();
  for (const { start, line } of logicalLines(text)) {
    if (line.startsWith('\t')) bodies.push(body(line, start));
    else {
      const [, name, value] = /^(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*[:?]*=(.*)$/s.exec(line) ?? [];
      if (name !== undefined) variables.set(name, variables.has(name) ? undefined : plain(value ?? ''));
    }
  }
  return { bodies, variables: expanded(variables) };
}

/** Values made of values, so many times over. */
const MAX_ROUNDS = 3;
const MAX_VALUE = 1000;

function expanded(variables: ReadonlyMap<string, string | undefined>): Map<string, string> {
  const values = new Map<string, string>();
  for (const [name, written] of variables) {
    let value = written;
    for (let round = 0; round < MAX_ROUNDS && value !== undefined && value.length < MAX_VALUE; round++)
      value = value.replace(/\$\{(\w+)\}/g, (reference, inner: string) => variables.get(inner) ?? reference);
    if (value !== undefined && value.length < MAX_VALUE) values.set(name, value);
  }
  return values;
}

function* logicalLines(text: string): Iterable<{ readonly start: number; readonly line: string }> {
  for (let start = 0; start < text.length;) {
    let end = lineFeed(text, start);
    while (/\\\r?$/.test(text.slice(Math.max(start, end - 2), end)) && end < text.length)
      end = lineFeed(text, end + 1);
    yield { start, line: text.slice(start, end).replace(/\r$/, '') };
    start = end + 1;
  }
}

function lineFeed(text: string, from: number): number {
  const found = text.indexOf('\n', from);
  return found < 0 ? text.length : found;
}

function body(line: string, start: number): LogicalText {
  let skipped = 0;
  while (PREFIXES.has(line.charAt(skipped))) skipped++;
  const text = asShell(line.slice(skipped));
  const offset = (index: number) => start + skipped + index;
  return { text, offset, range: (from, to) => ({ start: offset(from), end: offset(to) }) };
}

/** `$(NAME)` is make's variable, and a command in the shell: as `${NAME}` it is a variable for both, and as long. */
function asShell(text: string): string {
  return text.replace(/\$\(([A-Za-z_]\w*)\)/g, '${$1}');
}

/** The value without its comment; undefined where a function makes it, or a letter names a variable. */
function plain(value: string): string | undefined {
  const text = asShell((value.split('#')[0] ?? '').trim());
  return /\$(?!\{\w+\})/.test(text) ? undefined : text;
}
