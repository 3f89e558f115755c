import type { Dockerfile, Instruction, Pair, Word } from '../dockerfile/types.ts';
import { splitQuoted } from '../dockerfile/words.ts';
import type { Edit } from '../fix.ts';
import type { Build } from './build.ts';
import { commentStart } from './comment-start.ts';
import { writtenInstructions } from './written.ts';

/** An ENV or LABEL in the old form, a name and the rest of the line. */
export interface LegacyPair {
  readonly instruction: Instruction;
  readonly name: string;
  /** What makes it `name=value`; or why that is not certain. */
  readonly edits: readonly Edit[] | undefined;
  readonly reason: string;
}

/** Every ENV and LABEL in the old form that has a value. */
export function* legacyPairs(build: Build): Iterable<LegacyPair> {
  const { dockerfile } = build;
  for (const instruction of writtenInstructions(build)) {
    const [pair] = instruction.pairs;
    if (pair?.legacy !== true || pair.value === undefined || pair.value.raw.startsWith('=')) continue;
    const reason = doubtOf(dockerfile, pair, pair.value);
    const edits = reason === undefined ? joined(dockerfile, pair, pair.value) : undefined;
    const open = 'its quotes and escapes cannot be put into one pair of quotes';
    yield { instruction, name: pair.key, edits, reason: reason ?? open };
  }
}

function doubtOf(dockerfile: Dockerfile, { keyRange }: Pair, { raw, range }: Word): string | undefined {
  if (commentStart(` ${raw}`) >= 0) return 'a comment seems to be a part of its value';
  const lines = dockerfile.text.slice(range.start, range.end).split('\n').slice(1);
  // `ENV A 1 \` and `B 2` below it make one variable.
  if (lines.some((line) => /^\s*[A-Z_][A-Z0-9_]*([ \t]+[^ \t]|=)/.test(line)))
    return 'names of other variables seem to be a part of its value';
  const isCommented = dockerfile.comments.some(
    (comment) => comment.range.start > keyRange.end && comment.range.end < range.start,
  );
  return isCommented ? 'a comment stands between its name and its value' : undefined;
}

/** With an equals sign between, and quotes around a value of several words. */
function joined(dockerfile: Dockerfile, { keyRange }: Pair, value: Word): Edit[] | undefined {
  const { escape } = dockerfile;
  const { raw, range } = value;
  const gap = { start: keyRange.end, end: range.start };
  if (splitQuoted(raw, escape).length === 1)
    return raw.endsWith(escape) ? undefined : [{ ...gap, text: '=' }];
  if (!/["']/.test(raw) && !raw.includes(escape))
    return [
      { ...gap, text: '="' },
      { start: range.end, end: range.end, text: '"' },
    ];
  // Quotes within go: references mean the same in double quotes and outside of them, but not in single ones.
  const isOneLine = range.end - range.start === raw.length;
  if (!isOneLine || raw.includes(escape) || raw.includes("'")) return undefined;
  return [{ start: gap.start, end: range.end, text: `="${raw.replaceAll('"', '')}"` }];
}
