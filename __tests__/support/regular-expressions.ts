import { readFileSync } from 'node:fs';

/** A regular expression literal of a source file. */
export interface Literal {
  readonly file: string;
  readonly source: string;
  readonly flags: string;
}

/** What may stand before a `/` that divides: a name, a number, a closing bracket, the end of a string or of a literal. */
const OPERAND = /[\w$)\]}'"`]$/;

/** Words behind which an expression begins though they look like names. */
const BEFORE_EXPRESSION = /(?:^|[^\w$.])(?:return|typeof|case|in|of|yield|await|else|do|void|delete|new)$/;

/** Every regular expression literal of a file of ours, those in templates included. */
export function literalsIn(file: string): Literal[] {
  const found: Literal[] = [];
  const text = readFileSync(file, 'utf8');
  /** Depth of the brackets at which each open `${` of a template ends. */
  const templates: number[] = [];
  let depth = 0;
  let before = '';
  for (let at = 0; at < text.length;) {
    const char = text[at] ?? '';
    const two = text.slice(at, at + 2);
    if (two === '//') at = endOfLine(text, at);
    else if (two === '/*') at = text.indexOf('*/', at) + 2;
    else if (char === "'" || char === '"') {
      at = endOfString(text, at, char);
      before = '"';
    } else if (char === '`' || (char === '}' && templates.at(-1) === depth)) {
      if (char === '}') templates.pop();
      const end = endOfTemplate(text, at + 1);
      if (text[end - 1] === '{') templates.push(depth);
      before = text[end - 1] === '{' ? '{' : '"';
      at = end;
    } else if (char === '/' && (!OPERAND.test(before) || BEFORE_EXPRESSION.test(before))) {
      const end = endOfLiteral(text, at);
      const flags = /^[a-z]*/.exec(text.slice(end))?.[0] ?? '';
      found.push({ file, source: text.slice(at + 1, end - 1), flags });
      at = end + flags.length;
      before = '"';
    } else {
      if (char === '{') depth++;
      if (char === '}') depth--;
      if (!/\s/.test(char)) before = (before + char).slice(-12);
      else if (/[\w$]$/.test(before)) before = `${before}${/[\w$]/.test(text[at + 1] ?? '') ? ' ' : ''}`;
      at++;
    }
  }
  return found;
}

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}

function endOfString(text: string, start: number, quote: string): number {
  let at = start + 1;
  while (at < text.length && text[at] !== quote) at += text[at] === '\\' ? 2 : 1;
  return at + 1;
}

/** Behind the closing backquote, or behind the `${` that comes first. */
function endOfTemplate(text: string, start: number): number {
  let at = start;
  while (at < text.length && text[at] !== '`') {
    if (text.startsWith('${', at)) return at + 2;
    at += text[at] === '\\' ? 2 : 1;
  }
  return at + 1;
}

function endOfLiteral(text: string, start: number): number {
  let inClass = false;
  let at = start + 1;
  for (; at < text.length && (inClass || text[at] !== '/'); at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '[') inClass = true;
    else if (text[at] === ']') inClass = false;
  }
  return at + 1;
}

/** One piece of an expression: a character, a class, a group or an assertion. */
interface Atom {
  readonly source: string;
  /** How often it stands: once, at most a number of times, or without bound. */
  readonly times: 'once' | 'bounded' | 'unbounded';
}

/**
 * Groups that are repeated without bound while something in them is too, as in `(a+)*`, where nothing tells where a round
 * ends: a text that fails at its end may be tried in exponentially many ways. Rounds can be told where each alternative with
 * a repetition has marks, characters that stand once and are in no repetition and no other alternative, what is repeated
 * behind the last of them begins no round, and what is repeated before the first ends none.
 */
export function ambiguousRepetitions(source: string): string[] {
  return alternativesIn(source).flatMap((atoms) =>
    atoms.flatMap(({ source: atom, times }) => {
      const body = bodyOf(atom);
      if (body === undefined) return [];
      const isAmbiguous = times === 'unbounded' && !tellsRounds(body);
      return [...(isAmbiguous ? [atom] : []), ...ambiguousRepetitions(body)];
    }),
  );
}

/** It takes no character. */
const LOOKS_AROUND = /^\(\?<?[=!]/;

function tellsRounds(body: string): boolean {
  const alternatives = alternativesIn(body).map((atoms) =>
    atoms.filter(({ source }) => !LOOKS_AROUND.test(source)),
  );
  const repeated = alternatives.flat().filter(holdsRepetition);
  const starts = alternatives.map((atoms) => atoms[0]);
  const ends = alternatives.map((atoms) => atoms.at(-1));
  return alternatives.every((atoms) => {
    if (!atoms.some(holdsRepetition)) return true;
    const others = [...repeated, ...alternatives.filter((one) => one !== atoms).flat()];
    const marks = atoms.flatMap((atom, at) =>
      atom.times === 'once' && others.every((one) => areApart(one, atom)) ? [at] : [],
    );
    const [first, last] = [marks[0], marks.at(-1)];
    if (first === undefined || last === undefined) return false;
    const isClear = (part: readonly Atom[], sides: readonly (Atom | undefined)[]) =>
      part.filter(holdsRepetition).every((one) => sides.every((side) => areApart(one, side)));
    return isClear(atoms.slice(0, first), ends) && isClear(atoms.slice(last + 1), starts);
  });
}

function holdsRepetition({ source, times }: Atom): boolean {
  const body = bodyOf(source);
  return times === 'unbounded' || (body !== undefined && alternativesIn(body).flat().some(holdsRepetition));
}

const CHARACTERS = Array.from({ length: 0x180 }, (_, code) => String.fromCharCode(code));

/** True where no character is in both; what is longer than a character has any. */
function areApart(one: Atom, other: Atom | undefined): boolean {
  const [a, b] = [one, other].map((atom) => (atom === undefined ? undefined : charactersOf(atom.source)));
  return a !== undefined && b !== undefined && a.every((char) => !b.includes(char));
}

function charactersOf(source: string): readonly string[] | undefined {
  if (bodyOf(source) !== undefined) return undefined;
  const expression = new RegExp(`^${source}$`);
  return CHARACTERS.filter((char) => expression.test(char));
}

/** What stands in a group; undefined for other atoms. */
function bodyOf(atom: string): string | undefined {
  return atom.startsWith('(')
    ? atom.slice(/^\((?:\?(?:<?[:=!]|<\w+>|:))?/.exec(atom)?.[0].length, -1)
    : undefined;
}

function alternativesIn(source: string): Atom[][] {
  const alternatives: Atom[][] = [[]];
  for (let at = 0; at < source.length;) {
    if (source[at] === '|') {
      alternatives.push([]);
      at++;
      continue;
    }
    const end = endOfAtom(source, at);
    const quantifier = /^(?:[*+?]|\{\d+(,\d*)?\})\??/.exec(source.slice(end))?.[0] ?? '';
    const times =
      quantifier === '' ? 'once' : /^(?:[*+]|\{\d+,\})/.test(quantifier) ? 'unbounded' : 'bounded';
    alternatives.at(-1)?.push({ source: source.slice(at, end), times });
    at = end + quantifier.length;
  }
  return alternatives;
}

function endOfAtom(source: string, start: number): number {
  const char = source[start];
  if (char === '[') return endOfClass(source, start) + 1;
  if (char === '\\')
    return (
      start +
      (/^\\(?:u[\da-f]{4}|x[\da-f]{2}|[pPk][{<][^}>]*[}>]|u\{[^}]*\}|[^])/i.exec(source.slice(start))?.[0]
        .length ?? 2)
    );
  if (char !== '(') return start + 1;
  let at = start + 1;
  while (at < source.length && source[at] !== ')') at = endOfAtom(source, at);
  return at + 1;
}

function endOfClass(source: string, start: number): number {
  let at = start + 1;
  while (at < source.length && source[at] !== ']') at += source[at] === '\\' ? 2 : 1;
  return at;
}
