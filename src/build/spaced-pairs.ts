import type { Instruction, Pair } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Build } from './build.ts';
import { commentStart } from './comment-start.ts';
import { writtenInstructions } from './written.ts';

/** An ENV, LABEL or ARG with blanks around an equals sign. */
export interface SpacedPairs {
  readonly instruction: Instruction;
  /** The first name that it concerns. */
  readonly name: string;
  /** Changes that join names and values. */
  readonly edits: readonly Edit[];
  /** The builder takes the line as it is, with `=` as a part of the value. */
  readonly accepted: boolean;
}

/** Names and values that blanks keep apart, where it is certain which belong together. */
export function* spacedPairs(build: Build): Iterable<SpacedPairs> {
  for (const instruction of writtenInstructions(build)) {
    const [first] = instruction.pairs;
    const edits = first?.legacy === true ? joinedLegacy(first) : joined(instruction);
    if (first === undefined || edits.length === 0) continue;
    const name = first.legacy ? first.key : nameBefore(instruction.pairs, edits);
    yield { instruction, name, edits, accepted: first.legacy };
  }
}

/** `KEY = the value`: the value is all that follows. */
function joinedLegacy({ keyRange, value }: Pair): Edit[] {
  const raw = value?.raw ?? '';
  const rest = raw.slice(1).trimStart();
  if (value === undefined || !raw.startsWith('=') || rest === '' || isDoubtful(rest)) return [];
  const start = value.range.end - rest.length;
  // Over several lines the places of the parts are not those of one text.
  if (value.range.end - value.range.start !== raw.length) return [];
  const join = { start: keyRange.end, end: start, text: '=' };
  if (isOneWord(rest)) return [join];
  return [
    { ...join, text: '="' },
    { start: value.range.end, end: value.range.end, text: '"' },
  ];
}

/** More pairs, or what looks like a comment, or quotes within: what belongs to the value is not certain. */
function isDoubtful(rest: string): boolean {
  return commentStart(` ${rest}`) >= 0 || (!isOneWord(rest) && /["'\\]|\s=|=\s/.test(rest));
}

function isOneWord(text: string): boolean {
  return !/\s/.test(text) || /^"[^"\\]*"$/.test(text) || /^'[^']*'$/.test(text);
}

/** `A =1`, `A= 1`, `A = 1` among others; nothing where a word would still be without its equals sign. */
function joined({ keyword, pairs }: Instruction): Edit[] {
  if (!pairs.some(({ key, value }) => key === '' || (value === undefined && keyword !== 'ARG'))) return [];
  const edits: Edit[] = [];
  for (let index = 0; index < pairs.length; index++) {
    const group = groupAt(pairs, index);
    if (group === undefined) return [];
    group
      .slice(1)
      .forEach(({ range }, i) => edits.push({ start: group[i]?.range.end ?? 0, end: range.start, text: '' }));
    index += group.length - 1;
  }
  return edits;
}

/** The words from an index on that make one pair. */
function groupAt(pairs: readonly Pair[], index: number): readonly Pair[] | undefined {
  const [first, second, third] = pairs.slice(index, index + 3);
  if (first === undefined || first.key === '') return undefined;
  const hasName = first.value === undefined;
  if (hasName && second !== undefined && second.key === '') {
    if (second.value?.raw !== '') return [first, second];
    return third !== undefined && third.value === undefined ? [first, second, third] : undefined;
  }
  if (hasName) return undefined;
  return first.value?.raw === '' && second !== undefined && second.value === undefined
    ? [first, second]
    : [first];
}

function nameBefore(pairs: readonly Pair[], [edit]: readonly Edit[]): string {
  return pairs.findLast(({ range }) => range.end <= (edit?.start ?? 0))?.key ?? '';
}
