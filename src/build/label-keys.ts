import type { Instruction, Pair } from '../dockerfile/types.ts';
import { known, unknown, type Known } from '../known.ts';
import type { Range } from '../range.ts';
import type { Stage } from './stage.ts';

/** A label whose key is not what Docker asks of keys: lower-case words, joined by single dots and hyphens. */
export interface OddLabel {
  readonly instruction: Instruction;
  /** The key without its quotes. */
  readonly at: Range;
  readonly key: string;
  /** How it would be written, or why that cannot be told. */
  readonly wanted: Known<string>;
  /** A file beside the Dockerfile, which seems to read the label. */
  readonly reader: string | undefined;
}

/** https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations */
const WELL_FORMED = /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/;
const RESERVED = /^(?:com\.docker|io\.docker|org\.dockerproject)\./;

/** Every such label of a stage. */
export function oddLabels(stage: Stage): OddLabel[] {
  const { build, steps } = stage;
  return steps.flatMap(({ instruction }) =>
    (instruction.keyword === 'LABEL' ? instruction.pairs : []).flatMap((pair) => {
      const { key } = pair;
      if (WELL_FORMED.test(key) && !RESERVED.test(key)) return [];
      const written = build.dockerfile.text.slice(pair.keyRange.start, pair.keyRange.end);
      const start = pair.keyRange.start + written.indexOf(key);
      if (!written.includes(key)) return [];
      const at = { start, end: start + key.length };
      return [{ instruction, at, key, wanted: respelled(stage, pair), reader: readerOf(stage, key) }];
    }),
  );
}

function respelled(stage: Stage, { key }: Pair): Known<string> {
  if (RESERVED.test(key)) return unknown('keys that begin so are Docker’s own, and mean something to it');
  if (key.includes('$')) return unknown('a variable is in it');
  if (key.includes('.') || key.includes('/'))
    return unknown('a program may look for it under that very name');
  if (/[a-z][A-Z]/.test(key)) return unknown('where its words end is not certain');
  const wanted = key
    .toLowerCase()
    .replace(/[:,]$/, '')
    .replaceAll(/[_\s-]+/g, '-');
  if (!WELL_FORMED.test(wanted)) return unknown('what it should be is not certain');
  const isThere = stage.chain.some((each) =>
    each.steps.some(
      ({ instruction }) =>
        instruction.keyword === 'LABEL' && instruction.pairs.some((other) => sameLabel(other, key, wanted)),
    ),
  );
  return isThere ? unknown(`there is another label ${wanted}`) : known(wanted);
}

function sameLabel({ key }: Pair, old: string, wanted: string): boolean {
  return key !== old && key.toLowerCase().replaceAll(/[_\s-]+/g, '-') === wanted;
}

const READERS = /\.(?:sh|bash|ya?ml|mk|py|js|ts|go|rb)$|(?:^|\/)[Mm]akefile$/;

function readerOf({ build: { context } }: Stage, key: string): string | undefined {
  return context.companions
    .filter((file) => READERS.test(file))
    .find((file) => {
      const text = context.companion(file) ?? '';
      return text.includes(key) && /\.?Labels\b|label=/.test(text);
    });
}
