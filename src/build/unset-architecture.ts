import type { Instruction, Pair } from '../dockerfile/types.ts';
import type { CauseId } from '../log/cause-kinds.ts';
import type { Cause } from '../log/types.ts';
import type { Failure } from './failure.ts';

/** An ARG without a default that names the machine for which the failed step fetches a file. */
export interface UnsetArchitecture {
  readonly cause: Cause;
  readonly name: string;
  readonly pair: Pair;
}

const KINDS: readonly CauseId[] = ['download-404', 'download-not-archive', 'download-forbidden'];

/** Builders set the one of their own, and no tool names the machine that builds otherwise. */
const NAME = /^(?:[A-Z0-9]+_)*(?:ARCH|ARCHITECTURE)$/;

/** The ARG on which an address of the failed step rests, through other variables perhaps. */
export function unsetArchitecture(failure: Failure): UnsetArchitecture | undefined {
  const cause = failure.cause(...KINDS);
  const { step, stage } = failure;
  if (cause === undefined || step === undefined || stage === undefined) return undefined;
  const before = stage.steps.slice(0, step.index).map(({ instruction }) => instruction);
  const names = addressNames(step.instruction.body.text);
  for (const instruction of before.toReversed()) {
    for (const pair of instruction.pairs) {
      if (!names.has(pair.key)) continue;
      const value = pair.value?.value ?? '';
      if (
        instruction.keyword === 'ARG' &&
        value === '' &&
        NAME.test(pair.key) &&
        isDeclaredHere(before, pair.key)
      )
        return { cause, name: pair.key, pair };
      for (const name of namesIn(pair.value?.raw ?? '')) names.add(name);
    }
  }
  return undefined;
}

/** An ARG in front of FROM may hold the value. */
function isDeclaredHere(before: readonly Instruction[], name: string): boolean {
  return (
    before.filter(({ keyword, pairs }) => keyword === 'ARG' && pairs.some(({ key }) => key === name))
      .length === 1
  );
}

/** Variables in the addresses of a step. */
function addressNames(text: string): Set<string> {
  const addresses = text.match(/\bhttps?:\/\/[^\s'"\\;|)]+/g) ?? [];
  return new Set(addresses.flatMap(namesIn));
}

/** `$NAME`, `${NAME}`, `${!NAME}` */
function namesIn(text: string): string[] {
  return [...text.matchAll(/\$(?:\{!?(\w+)|(\w+))/g)].map(([, braced, bare]) => braced ?? bare ?? '');
}
