import type { Instruction } from '../dockerfile/types.ts';
import type { Build } from './build.ts';
import type { Stage } from './stage.ts';

/** The label that says what MAINTAINER says: https://github.com/opencontainers/image-spec/blob/main/annotations.md */
export const AUTHORS = 'org.opencontainers.image.authors';

/** Every MAINTAINER of a stage, of which only the last one counts. */
export interface Maintainers {
  readonly last: Instruction;
  readonly others: readonly Instruction[];
  /** Everybody whom they name, in order; undefined where they name nobody. */
  readonly authors: string | undefined;
  /** The stage has the label already, or gets it from one below. */
  readonly isLabelled: boolean;
}

/** The MAINTAINERs of each stage that has some. */
export function* maintainers(build: Build): Iterable<Maintainers> {
  for (const stage of build.stages) {
    const all = stage.steps
      .map(({ instruction }) => instruction)
      .filter(({ keyword }) => keyword === 'MAINTAINER');
    const last = all.at(-1);
    if (last === undefined) continue;
    const names = [...new Set(all.map(nameIn))].filter((name) => name !== '');
    const authors = names.length === 0 ? undefined : names.join(', ');
    yield { last, others: all.slice(0, -1), authors, isLabelled: isLabelled(stage) };
  }
}

/** Without the quotes around all of it, which the builder takes for a part of the name. */
function nameIn({ body }: Instruction): string {
  const text = body.text.trim();
  const quote = text[0];
  const isQuoted =
    (quote === '"' || quote === "'") && text.length > 1 && text.indexOf(quote, 1) === text.length - 1;
  return isQuoted ? text.slice(1, -1).trim() : text;
}

function isLabelled({ chain }: Stage): boolean {
  return chain.some(({ steps }) =>
    steps.some(
      ({ instruction }) =>
        instruction.keyword === 'LABEL' && instruction.pairs.some(({ key }) => key === AUTHORS),
    ),
  );
}
