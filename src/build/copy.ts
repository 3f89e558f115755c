import type { CopyParts } from '../dockerfile/copy-parts.ts';
import type { Instruction, Word } from '../dockerfile/types.ts';
import { known, map, unknown, type Known } from '../known.ts';
import { imageFacts, type ImageFacts } from './image.ts';
import type { Expansion } from './expansion.ts';
import { join } from './paths.ts';
import type { Stage, Step } from './stage.ts';

/** Where the files of a COPY or ADD come from. */
export type CopyFrom =
  | { readonly kind: 'context' }
  | { readonly kind: 'stage'; readonly stage: Stage }
  | { readonly kind: 'image'; readonly facts: Known<ImageFacts> };

/** One COPY or ADD. */
export interface Copy {
  readonly step: Step;
  readonly instruction: Instruction;
  readonly from: CopyFrom;
  readonly sources: readonly CopySource[];
  /** The destination word, and what it says after replacing references. */
  readonly destinationWord: Word;
  readonly destination: Expansion;
  /** Absolute destination without a slash at the end. */
  readonly target: Known<string>;
  /** The destination is a directory into which the sources go under their own names: a slash at the end, or several sources. */
  readonly into: boolean;
  /** `--chown` as written, references replaced. */
  readonly chown: Known<string> | undefined;
}

export interface CopySource {
  readonly word: Word;
  /** As written, references replaced. */
  readonly text: Known<string>;
  /** Relative to the context's root (no leading slash), or absolute in the stage or image. Unknown for URLs and globs too. */
  readonly path: Known<string>;
}

/** Reads a COPY or ADD at its place. */
export function copyOf(step: Step, parts: CopyParts): Copy {
  const { instruction, stage, index } = step;
  const state = stage.state(index);
  const from = originOf(step);
  const destination = state.expand(parts.destination);
  const chown = instruction.flags.find((flag) => flag.name === 'chown')?.value;
  return {
    step,
    instruction,
    from,
    sources: parts.sources.map((word) => sourceOf(word, state.expand(word).value, from)),
    destinationWord: parts.destination,
    destination,
    target: destination.value.known ? absolute(destination.value.value, state.workdir) : destination.value,
    into:
      parts.sources.length > 1 || (destination.value.known && /\/$|^\.$|\/\.$/.test(destination.value.value)),
    chown: chown === undefined ? undefined : state.expand(chown).value,
  };
}

function absolute(path: string, workdir: Known<string>): Known<string> {
  return path.startsWith('/') ? known(join('/', path)) : map(workdir, (directory) => join(directory, path));
}

function originOf({ instruction, stage }: Step): CopyFrom {
  const flag = instruction.flags.find((one) => one.name === 'from')?.value;
  if (flag === undefined) return { kind: 'context' };
  // The builder replaces no variables in --from; the classic one neither.
  const found = stage.build.stage(flag, stage.index);
  if (found !== undefined) return { kind: 'stage', stage: found };
  if (stage.build.isForeign(flag))
    return { kind: 'image', facts: unknown(`${flag} is another build context`) };
  return { kind: 'image', facts: imageFacts(flag) };
}

function sourceOf(word: Word, text: Known<string>, from: CopyFrom): CopySource {
  return { word, text, path: sourcePath(text, from) };
}

function sourcePath(path: Known<string>, from: CopyFrom): Known<string> {
  if (!path.known) return path;
  if (/^[a-z]+:\/\/|^git@/.test(path.value)) return { known: false, reason: `${path.value} is fetched` };
  if (/[*?[]/.test(path.value)) return { known: false, reason: `${path.value} is a pattern` };
  const rooted = join('/', path.value);
  return known(from.kind === 'context' ? rooted.slice(1) : rooted);
}
