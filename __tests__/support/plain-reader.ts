/**
 * A reader of Dockerfiles that shares nothing with the one of dffix, so that a mistake of the one is not believed by the
 * other. It knows instructions, comments, continuations and heredocs, and takes everything else as text.
 */
export interface PlainFile {
  readonly text: string;
  readonly bom: boolean;
  /** Without their line breaks. */
  readonly lines: readonly string[];
  /** For each line but the last, whether its break is CRLF. */
  readonly crlf: readonly boolean[];
  /** Name in lower case → value. */
  readonly directives: ReadonlyMap<string, string>;
  readonly escape: string;
  readonly instructions: readonly PlainInstruction[];
  /** The last instruction ends in a continuation. */
  readonly isOpen: boolean;
}

export interface PlainInstruction {
  /** Upper case; of what stands behind ONBUILD where it does. */
  readonly keyword: string;
  readonly onbuild: boolean;
  readonly flags: readonly string[];
  /** On one line, without flags. */
  readonly body: string;
  readonly heredocs: readonly PlainHeredoc[];
  /** 1-based. */
  readonly line: number;
}

export interface PlainHeredoc {
  readonly name: string;
  readonly body: string;
}

const DIRECTIVE = /^\s*#\s*(syntax|escape|check)\s*=\s*(\S.*)$/i;
const HAS_FLAGS = new Set(['FROM', 'RUN', 'COPY', 'ADD', 'HEALTHCHECK']);
const HAS_HEREDOCS = new Set(['RUN', 'COPY', 'ADD']);

export function readPlainly(source: string): PlainFile {
  const bom = source.startsWith('\uFEFF');
  const text = bom ? source.slice(1) : source;
  const broken = text.split('\n');
  const lines = broken.map((line) => (line.endsWith('\r') ? line.slice(0, -1) : line));
  const directives = readDirectives(lines);
  const escape = (directives.get('escape') ?? '\\').slice(0, 1);
  const { instructions, isOpen } = readInstructions(lines, directives.size, escape);
  return {
    text,
    bom,
    lines,
    crlf: broken.slice(0, -1).map((line) => line.endsWith('\r')),
    directives,
    escape,
    instructions,
    isOpen,
  };
}

function readDirectives(lines: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const line of lines) {
    const [, name, value] = DIRECTIVE.exec(line) ?? [];
    const key = name?.toLowerCase();
    if (key === undefined || value === undefined || found.has(key)) break;
    found.set(key, value.trim());
  }
  return found;
}

function readInstructions(lines: readonly string[], start: number, escape: string) {
  const instructions: PlainInstruction[] = [];
  let isOpen = false;
  for (let at = start; at < lines.length;) {
    if (isSilent(lines[at] ?? '')) {
      at++;
      continue;
    }
    const logical = readLogicalLine(lines, at, escape);
    const parts = split(logical.text);
    const { heredocs, end } = readHeredocs(lines, logical.end, parts);
    instructions.push({ ...parts, heredocs, line: at + 1 });
    isOpen = logical.isOpen;
    at = end;
  }
  return { instructions, isOpen };
}

function isSilent(line: string): boolean {
  const text = line.trim();
  return text === '' || text.startsWith('#');
}

/** From the line `start` to the line before `end`. */
function readLogicalLine(lines: readonly string[], start: number, escape: string) {
  const parts: string[] = [];
  let at = start;
  for (; at < lines.length; at++) {
    const line = lines[at] ?? '';
    if (parts.length > 0 && isSilent(line)) continue;
    const bare = line.trimEnd();
    if (!bare.endsWith(escape)) return { text: [...parts, line].join('').trim(), end: at + 1, isOpen: false };
    parts.push(bare.slice(0, -escape.length));
  }
  return { text: parts.join('').trim(), end: at, isOpen: true };
}

function split(text: string): Omit<PlainInstruction, 'heredocs' | 'line'> {
  const [first, rest] = cut(text);
  const onbuild = first.toUpperCase() === 'ONBUILD';
  const [name, after] = onbuild ? cut(rest) : [first, rest];
  const keyword = name.toUpperCase();
  const flags: string[] = [];
  let body = after;
  while (HAS_FLAGS.has(keyword) && /^--[a-z]/i.test(body)) {
    const [flag, more] = cut(body);
    flags.push(flag);
    body = more;
  }
  return { keyword, onbuild, flags, body };
}

/** The first word, and what follows it. */
function cut(text: string): [string, string] {
  const end = text.search(/\s/);
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end).trim()];
}

function readHeredocs(
  lines: readonly string[],
  start: number,
  { keyword, body }: Pick<PlainInstruction, 'keyword' | 'body'>,
) {
  const heredocs: PlainHeredoc[] = [];
  let end = start;
  if (!HAS_HEREDOCS.has(keyword) || body.startsWith('[')) return { heredocs, end };
  for (const { name, tabs } of markers(body)) {
    const last = lines.findIndex(
      (line, at) => at >= end && (tabs ? line.replace(/^\t+/, '') : line) === name,
    );
    if (last < 0) break;
    heredocs.push({ name, body: lines.slice(end, last).join('\n') });
    end = last + 1;
  }
  return { heredocs, end };
}

const MARKER = /<<(-?)\s*(["']?)([A-Za-z_][\w.]*)\2/y;

function markers(body: string): { name: string; tabs: boolean }[] {
  const found: { name: string; tabs: boolean }[] = [];
  for (let at = 0; at < body.length; at++) {
    const character = body[at] ?? '';
    if (character === '\\') at++;
    else if (character === '"' || character === "'") at = endOfQuote(body, at);
    else if (character === '<' && body[at + 1] === '<' && body[at - 1] !== '<' && body[at + 2] !== '<') {
      MARKER.lastIndex = at;
      const match = MARKER.exec(body);
      if (match === null) continue;
      found.push({ name: match[3] ?? '', tabs: match[1] === '-' });
      at = MARKER.lastIndex - 1;
    }
  }
  return found;
}

function endOfQuote(text: string, start: number): number {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    if (quote === '"' && text[at] === '\\') at++;
    else if (text[at] === quote) return at;
  }
  return start;
}
