import { resolve } from 'node:path';
import { readLog } from '../log/read.ts';
import { Repairer } from '../repair.ts';
import type { FileOptions, RepairOptions } from '../repair.ts';
import type { FileChange } from '../result.ts';
import type { Selection } from '../selection.ts';
import type { Attempt, Round } from '../verified.ts';
import type { Texts } from './stage-context.ts';
import type { Trials } from './trials.ts';

export interface Journey {
  readonly rounds: readonly Round[];
  readonly after: Attempt;
  /** All rounds together. */
  readonly changes: readonly FileChange[];
}

export interface Start {
  readonly path: string;
  readonly text: string;
  readonly before: Attempt;
  readonly repair: RepairOptions;
  readonly options: FileOptions;
  /** Rounds at most. */
  readonly most: number;
  readonly trials: Trials;
}

/**
 * Repairs, builds and tries, with what the last attempt wrote as evidence for the next repair, until it works or nothing
 * more is offered. The transforms in `without` do not take part.
 */
export async function travel(start: Start, without: ReadonlySet<string>): Promise<Journey> {
  const { path, text, before, options, most, trials } = start;
  const repairer = new Repairer(start.repair);
  const selection = limited(options.selection ?? start.repair.selection, without);
  const changes = new Map<string, FileChange>();
  const rounds: Round[] = [];
  let after = before;
  while (rounds.length < most) {
    const log = after.failure === undefined ? {} : { log: readLog(after.log) };
    const { result } = repairer.repair(path, changes.get(path)?.after ?? text, {
      ...options,
      selection,
      ...log,
    });
    for (const change of result.changes)
      changes.set(change.path, { ...change, before: (changes.get(change.path) ?? change).before });
    const isChanged = result.changes.length > 0;
    if (isChanged) after = await trials.attempt(texts(changes));
    rounds.push({ result, after: isChanged ? after : undefined });
    // What a fix does to an image that works is to be found out, not to be mended by another one.
    if (!isChanged || after.failure === undefined || before.failure === undefined) break;
  }
  return { rounds, after, changes: [...changes.values()].filter((one) => one.before !== one.after) };

  function texts(changes: ReadonlyMap<string, FileChange>): Texts {
    const companions = [...changes.values()].filter((change) => change.path !== path);
    return {
      dockerfile: changes.get(path)?.after ?? text,
      companions: new Map(companions.map((change) => [resolve(start.repair.cwd, change.path), change.after])),
    };
  }
}

function limited(selection: Selection, without: ReadonlySet<string>): Selection {
  if (without.size === 0) return selection;
  return { ...selection, transforms: selection.transforms.filter(({ id }) => !without.has(id)) };
}
