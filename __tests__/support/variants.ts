import { parseDockerfile } from '../../src/dockerfile/parse.ts';
import type { Instruction } from '../../src/dockerfile/types.ts';

/** The same Dockerfile in another spelling; undefined where it cannot be spelt so. */
export type Variant = (text: string) => string | undefined;

/** Spellings that a transform must not care for: what it makes of one is the same spelling of what it makes of the other. */
export const VARIANTS: Readonly<Record<string, Variant>> = {
  CRLF: (text) => (text.includes('\r') ? undefined : text.replaceAll('\n', '\r\n')),
  'a byte order mark': (text) => (text.startsWith('\uFEFF') ? undefined : `\uFEFF${text}`),
  'no final line break': (text) => (text.endsWith('\n') ? text.replace(/\r?\n$/, '') : undefined),
  'lower-case instructions': inLowerCase,
  'a syntax directive': (text) => (hasDirectives(text) ? undefined : `# syntax=docker/dockerfile:1\n${text}`),
  'another continuation character': withBacktick,
};

/** RUN, COPY, ENV and CMD of the last stage behind ONBUILD. */
export function behindOnbuild(text: string): string {
  const { instructions } = parseDockerfile(text);
  const last = instructions.findLastIndex(({ keyword }) => keyword === 'FROM');
  const wrapped = instructions
    .slice(last + 1)
    .filter(({ keyword }) => ['RUN', 'COPY', 'ENV', 'CMD'].includes(keyword));
  return replaceStarts(text, wrapped, (keyword) => `ONBUILD ${keyword}`);
}

function inLowerCase(text: string): string {
  const { instructions } = parseDockerfile(text);
  const all = instructions.flatMap((each) => (each.trigger === undefined ? [each] : [each, each.trigger]));
  return replaceStarts(text, all, (keyword) => keyword.toLowerCase());
}

/** Only where every backslash continues a line: any other would be read in another way. */
function withBacktick(text: string): string | undefined {
  const other = text.replaceAll(/\\(?=[ \t]*\r?\n)/g, '`');
  if (other.includes('\\') || text.includes('`') || hasDirectives(text) || text.startsWith('\uFEFF'))
    return undefined;
  return `# escape=\`\n${other}`;
}

function hasDirectives(text: string): boolean {
  return parseDockerfile(text).directives.length > 0;
}

function replaceStarts(
  text: string,
  instructions: readonly Instruction[],
  change: (keyword: string) => string,
): string {
  let result = '';
  let done = 0;
  for (const { keywordRange } of instructions) {
    const keyword = text.slice(keywordRange.start, keywordRange.end);
    result += text.slice(done, keywordRange.start) + change(keyword);
    done = keywordRange.end;
  }
  return result + text.slice(done);
}
