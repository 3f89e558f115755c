import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import { GRAMMAR } from '../dockerfile/grammar.ts';
import type { Edit } from '../fix.ts';
import type { Range } from '../range.ts';
import type { Build } from './build.ts';
import { writtenInstructions } from './written.ts';

/** Characters that came with text from a page or an office program, where the builder knows those of a keyboard only. */
export interface OddCharacters {
  readonly instruction: Instruction;
  readonly what: 'a blank that is none' | 'a dash in place of two hyphens' | 'typographic quotes';
  readonly range: Range;
  readonly edits: readonly Edit[];
}

/** Every instruction that holds such characters where no text is meant. RUN, CMD and ENTRYPOINT: in front of the command only. */
export function* oddCharacters(build: Build): Iterable<OddCharacters> {
  for (const instruction of writtenInstructions(build)) {
    const found = [
      blanks(build.dockerfile, instruction),
      dashes(build.dockerfile, instruction),
      quotes(build.dockerfile, instruction),
      quotedPaths(build, instruction),
    ];
    for (const each of found) if (each !== undefined && each.edits.length > 0) yield { instruction, ...each };
  }
}

type Found = Omit<OddCharacters, 'instruction'>;

/** No-break and typographic blanks, and characters without a width. */
const ODD_BLANKS = /[\u00a0\u2000-\u200a\u202f\u205f\u3000]/g;
const NO_WIDTH = /[\u200b-\u200d\u2060\ufeff]/g;

/** Arguments of which each is a path, a name or a port. */
const PLAIN = new Set(['FROM', 'COPY', 'ADD', 'EXPOSE', 'USER', 'STOPSIGNAL', 'VOLUME']);

function blanks({ text }: Dockerfile, instruction: Instruction): Found | undefined {
  const { start, end } = instruction.head;
  const written = text.slice(start, end);
  if (!isBroken(instruction) && !PLAIN.has(instruction.keyword)) return undefined;
  const keyword = keywordIn(instruction.keyword);
  if (keyword === undefined) return undefined;
  const limit = PLAIN.has(keyword) ? written.length : instruction.keywordRange.end - start;
  const edits = [
    ...places(written.slice(0, limit), ODD_BLANKS, start).map((range) => ({ ...range, text: ' ' })),
    ...places(written.slice(0, limit), NO_WIDTH, start).map((range) => ({ ...range, text: '' })),
  ].toSorted((a, b) => a.start - b.start);
  return { what: 'a blank that is none', range: edits[0] ?? instruction.head, edits };
}

function isBroken({ keyword }: Instruction): boolean {
  return !GRAMMAR.has(keyword);
}

/** The keyword before the first odd character, or behind one without a width. */
function keywordIn(written: string): string | undefined {
  const [word = ''] = written.replaceAll(NO_WIDTH, '').split(ODD_BLANKS, 1);
  return GRAMMAR.has(word) ? word : undefined;
}

/** `–from=build`: one dash where two hyphens were. */
function dashes(
  { text }: Dockerfile,
  { keyword, words, flags, keywordRange }: Instruction,
): Found | undefined {
  const known = GRAMMAR.get(keyword)?.flags ?? {};
  const [first] = words;
  const name = /^[–—](?<name>[a-z-]+)=/.exec(first?.raw ?? '')?.groups?.['name'];
  if (first === undefined || name === undefined || !Object.hasOwn(known, name) || flags.length > 0)
    return undefined;
  const { start } = first.range;
  if (text.slice(keywordRange.end, start).trim() !== '') return undefined;
  return {
    what: 'a dash in place of two hyphens',
    range: first.range,
    edits: [{ start, end: start + 1, text: '--' }],
  };
}

/** `ENV A=“b c”`: the builder refuses the line, for it ends the value at the blank. */
function quotes({ text }: Dockerfile, { keyword, pairs, head }: Instruction): Found | undefined {
  if ((keyword !== 'ENV' && keyword !== 'LABEL') || !pairs.some(({ value }) => value === undefined))
    return undefined;
  const written = text.slice(head.start, head.end);
  const pattern = /=[“”„][^“”„"'$\\\n]*[“”](?=\s|$)/g;
  const edits = Array.from(written.matchAll(pattern), ({ index, 0: match }) => [
    { start: head.start + index + 1, end: head.start + index + 2, text: '"' },
    { start: head.start + index + match.length - 1, end: head.start + index + match.length, text: '"' },
  ]).flat();
  return { what: 'typographic quotes', range: edits[0] ?? head, edits };
}

/** `COPY “run.sh” /srv/`: no path is written so, and nothing of that name lies in the context. */
function quotedPaths({ context }: Build, { keyword, words, json, head }: Instruction): Found | undefined {
  if ((keyword !== 'COPY' && keyword !== 'ADD') || json !== undefined) return undefined;
  const quoted = words.filter(
    ({ raw }) => /^[“”„][^“”„"'\s]+[“”]$/.test(raw) && context.kind(raw) === 'absent',
  );
  const edits = quoted.flatMap(({ range: { start, end } }) => [
    { start, end: start + 1, text: '' },
    { start: end - 1, end, text: '' },
  ]);
  return { what: 'typographic quotes', range: quoted[0]?.range ?? head, edits };
}

function places(text: string, pattern: RegExp, offset: number): Range[] {
  return Array.from(text.matchAll(pattern), ({ index, 0: match }) => ({
    start: offset + index,
    end: offset + index + match.length,
  }));
}
