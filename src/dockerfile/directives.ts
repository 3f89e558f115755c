import type { Lines } from './lines.ts';
import { skipSpace, trimEnd } from './space.ts';
import type { Directive, Problem } from './types.ts';

export interface Directives {
  readonly directives: readonly Directive[];
  readonly escape: '\\' | '`';
  readonly problems: readonly Problem[];
}

const NAMES = new Set(['syntax', 'escape', 'check']);

/** Reads the parser directives: `# name=value` lines at the very top, ended by any other line. */
export function readDirectives(lines: Lines, from: number): Directives {
  const directives: Directive[] = [];
  const problems: Problem[] = [];
  let escape: '\\' | '`' = '\\';
  for (let line = 0; line < lines.count; line++) {
    const directive = readDirective(lines.text, line === 0 ? from : lines.start(line), lines.end(line));
    if (directive === undefined || !NAMES.has(directive.name)) break;
    if (directives.some(({ name }) => name === directive.name)) {
      problems.push({ message: `only one ${directive.name} directive may be used`, range: directive.range });
      break;
    }
    directives.push(directive);
    if (directive.name !== 'escape') continue;
    if (directive.value === '\\' || directive.value === '`') escape = directive.value;
    else problems.push({ message: 'the escape directive takes ` or \\ only', range: directive.range });
  }
  return { directives, escape, problems };
}

function readDirective(text: string, from: number, to: number): Directive | undefined {
  const start = skipSpace(text, from, to);
  const end = trimEnd(text, start, to);
  if (text[start] !== '#') return undefined;
  const nameStart = skipSpace(text, start + 1, end);
  let nameEnd = nameStart;
  while (nameEnd < end && isNamePart(text.charCodeAt(nameEnd), nameEnd > nameStart)) nameEnd++;
  const equals = skipSpace(text, nameEnd, end);
  if (nameEnd === nameStart || text[equals] !== '=') return undefined;
  const valueStart = skipSpace(text, equals + 1, end);
  if (valueStart >= end) return undefined;
  return {
    name: text.slice(nameStart, nameEnd).toLowerCase(),
    value: text.slice(valueStart, end),
    range: { start, end },
    valueRange: { start: valueStart, end },
  };
}

function isNamePart(code: number, digits: boolean): boolean {
  const lower = code | 0x20;
  return (lower >= 0x61 && lower <= 0x7a) || (digits && code >= 0x30 && code <= 0x39);
}
