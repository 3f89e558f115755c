import type { Known } from '../known.ts';
import { expand } from './expand.ts';
import type { Variable } from './variables.ts';

/** A text with its references replaced. */
export interface Expansion {
  readonly value: Known<string>;
  /** Names of the ARGs whose default the value rests on. */
  readonly defaults: ReadonlySet<string>;
}

/** Expands a word as the builder does and notes which ARG defaults took part. */
export function expansion(raw: string, escape: '\\' | '`', lookup: (name: string) => Variable): Expansion {
  const defaults = new Set<string>();
  const value = expand(raw, escape, (name) => {
    const variable = lookup(name);
    for (const arg of variable.defaults) defaults.add(arg);
    return variable.value;
  });
  return { value, defaults };
}
