import { fromParts } from '../dockerfile/from-parts.ts';
import type { Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import type { Range } from '../range.ts';
import type { Build } from './build.ts';
import type { Stage } from './stage.ts';

/** A place below a stage that means it: in FROM, in `COPY --from=`, or in `RUN --mount=…,from=`. */
export interface StageReference {
  readonly range: Range;
  /** A name or a number. */
  readonly written: string;
}

/** Every place that means a stage by a name or a number without variables. */
export function referencesTo(build: Build, stage: Stage): StageReference[] {
  return build.stages
    .filter(({ index }) => index > stage.index)
    .flatMap((user) => {
      const named = user.steps.flatMap(({ instruction }) => namedIn(build, instruction));
      const copied = named.filter(({ written }) => build.stage(written, user.index) === stage);
      const { image } = fromParts(user.from);
      const isBase = user.base.kind === 'stage' && user.base.stage === stage && image !== undefined;
      const base = isBase && !image.raw.includes('$') ? [{ range: image.range, written: image.raw }] : [];
      return [...base, ...copied];
    });
}

function namedIn({ dockerfile }: Build, { keyword, flags }: Instruction): StageReference[] {
  return flags.flatMap(({ name, valueRange }) => {
    if (valueRange === undefined) return [];
    const value = dockerfile.text.slice(valueRange.start, valueRange.end);
    if (keyword === 'COPY' && name === 'from') return [{ range: valueRange, written: value }];
    const from = keyword === 'RUN' && name === 'mount' ? /(?:^|,)from=([^,]*)/.exec(value) : null;
    if (from?.[1] === undefined) return [];
    const start = valueRange.start + from.index + from[0].length - from[1].length;
    return [{ range: { start, end: start + from[1].length }, written: from[1] }];
  });
}

/** The numbers by which stages are meant anywhere, as they are written. */
export function writtenNumbers(build: Build): ReadonlySet<string> {
  return new Set(copiedNames(build).filter((written) => /^\d+$/.test(written)));
}

/** What every COPY and RUN names to copy or mount from. */
function copiedNames(build: Build): string[] {
  return build.stages.flatMap(({ steps }) =>
    steps.flatMap(({ instruction }) => namedIn(build, instruction).map(({ written }) => written)),
  );
}

/** Gives a stage another name, here and where it is meant; one that has none gets its first. */
export function renameStage(build: Build, stage: Stage, name: string, keywordAs: string): Edit[] {
  const { name: word, image } = fromParts(stage.from);
  const references = referencesTo(build, stage).map(({ range }) => ({ ...range, text: name }));
  if (word !== undefined) return [{ ...word.range, text: name }, ...references];
  const end = image?.range.end ?? stage.from.range.end;
  return [{ start: end, end, text: ` ${keywordAs} ${name}` }, ...references];
}

/** True where a name is that of no stage, and nothing that is copied from is called so. */
export function isFreeName(build: Build, name: string): boolean {
  const bases = build.stages.map(({ from }) => fromParts(from).image?.value ?? '');
  const references = [...bases, ...copiedNames(build)];
  return build.stage(name) === undefined && !references.some((written) => written.toLowerCase() === name);
}
