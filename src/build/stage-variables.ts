import { known, unknown } from '../known.ts';
import { expansion } from './expansion.ts';
import type { Stage } from './stage.ts';
import { UNSET, Variables, type Variable } from './variables.ts';

export type { Variables } from './variables.ts';

/** Reads ENV and ARG of a stage in one pass. */
export function variablesOf(stage: Stage): Variables {
  const above = {
    env: (name: string) => inherited(stage, name),
    seen: (name: string) =>
      stage.base.kind === 'stage' ? stage.base.stage.variables.seen(name, Infinity) : inherited(stage, name),
  };
  const variables = new Variables(above, stage.build.call?.args);
  const { escape } = stage.build.dockerfile;
  for (const { instruction, index } of stage.steps) {
    if (instruction.keyword === 'ENV') {
      // Every value of one ENV sees the variables as they were before the instruction.
      for (const { key, value } of instruction.pairs)
        variables.setEnv(
          index,
          key,
          expansion(value?.raw ?? '', escape, (name) => variables.seen(name, index)),
        );
    } else if (instruction.keyword === 'ARG') {
      for (const { key, value } of instruction.pairs) {
        const fallback = value && expansion(value.raw, escape, (name) => variables.seen(name, index));
        variables.declareArg(index, key, fallback, stage.build.globals.arg(key, Infinity));
      }
    }
  }
  return variables;
}

/** Environment of the base's image. */
function inherited(stage: Stage, name: string): Variable {
  const { base } = stage;
  if (base.kind === 'stage') return base.stage.variables.env(name, Infinity);
  if (!base.facts.known) return { value: unknown(base.facts.reason), defaults: new Set() };
  const facts = base.facts.value;
  const value = facts.env.get(name);
  if (value !== undefined) return { value: known(value), defaults: new Set() };
  if (!facts.unsureEnv.has(name)) return UNSET;
  return {
    value: unknown(`the value of ${name} in ${facts.image}:${facts.tag} is not recorded`),
    defaults: new Set(),
  };
}
