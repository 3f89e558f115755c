import type { Dockerfile, Instruction, Word } from '../dockerfile/types.ts';
import type { Build } from './build.ts';

export type LetterCase = 'lower' | 'upper';

/** The letter case that most keywords of the stages are in; capitals where as many are. */
export function keywordCase({ dockerfile, stages }: Build): LetterCase {
  const written = stages
    .flatMap(({ from, steps }) => [from, ...steps.map(({ instruction }) => instruction)])
    .map((instruction) => keywordAsWritten(dockerfile, instruction));
  const lower = written.filter((keyword) => keyword === keyword.toLowerCase()).length;
  const upper = written.filter((keyword) => keyword === keyword.toUpperCase()).length;
  return lower > upper ? 'lower' : 'upper';
}

export function keywordAsWritten({ text }: Dockerfile, { keywordRange }: Instruction): string {
  return text.slice(keywordRange.start, keywordRange.end);
}

export function inCase(text: string, letterCase: LetterCase): string {
  return letterCase === 'lower' ? text.toLowerCase() : text.toUpperCase();
}

/** The AS of a FROM, where it is in another letter case than the FROM, which is in one. */
export function oddAs(
  dockerfile: Dockerfile,
  from: Instruction,
): { readonly as: Word; readonly wanted: string } | undefined {
  const keyword = keywordAsWritten(dockerfile, from);
  const as = from.words[1];
  const letterCase: LetterCase = keyword === keyword.toLowerCase() ? 'lower' : 'upper';
  if (as === undefined || keyword !== inCase(keyword, letterCase) || as.raw.toUpperCase() !== 'AS')
    return undefined;
  const wanted = inCase('AS', letterCase);
  return as.raw === wanted ? undefined : { as, wanted };
}
