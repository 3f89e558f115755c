import { nanoseconds } from './duration.ts';
import { GRAMMAR, type FlagKind } from './grammar.ts';
import { nearest } from './nearest.ts';
import type { Flag, Instruction, Problem } from './types.ts';

/** Flags that BuildKit refuses on this instruction, the values of those it looks into included. */
export function* checkFlags(instruction: Instruction): Iterable<Problem> {
  const known = GRAMMAR.get(instruction.keyword)?.flags;
  if (known === undefined || isHealthcheckNone(instruction)) return;
  const seen = new Set<string>();
  for (const flag of instruction.flags) {
    const message =
      wrongUse(flag, known, seen, instruction.keyword) ?? wrongValue(flag, VALUES.get(instruction.keyword));
    if (message !== undefined) yield { message, range: flag.range };
    seen.add(flag.name);
  }
}

/** BuildKit does not look at the flags of `HEALTHCHECK NONE`. */
function isHealthcheckNone({ keyword, words }: Instruction): boolean {
  return keyword === 'HEALTHCHECK' && words[0]?.raw.toUpperCase() === 'NONE';
}

function wrongUse(
  flag: Flag,
  known: Readonly<Record<string, FlagKind>>,
  seen: ReadonlySet<string>,
  keyword: string,
): string | undefined {
  const { name, value } = flag;
  const kind = Object.hasOwn(known, name) ? known[name] : undefined;
  if (kind === undefined) return unknownFlag(name, known, keyword);
  if (seen.has(name) && kind !== 'many') return `--${name} is given twice`;
  if (kind !== 'switch') return value === undefined ? `--${name} needs a value` : undefined;
  return value === undefined || /^(true|false)$/i.test(value)
    ? undefined
    : `--${name} is true or false, not "${value}"`;
}

function unknownFlag(name: string, known: Readonly<Record<string, FlagKind>>, keyword: string): string {
  const suggestion = nearest(name, Object.keys(known));
  const end = suggestion === undefined ? '' : `; did you mean --${suggestion}?`;
  return `${keyword} has no flag --${name}${end}`;
}

type ValueCheck = (value: string) => string | undefined;

const oneOf =
  (...allowed: string[]): ValueCheck =>
  (value) =>
    allowed.includes(value) ? undefined : `is ${allowed.join(', ')}, not "${value}"`;

function checkDuration(value: string): string | undefined {
  if (value === '') return undefined;
  const time = nanoseconds(value);
  if (time === undefined) return `is a duration such as 30s, not "${value}"`;
  return time !== 0 && time < 1e6 ? `is at least 1ms, not "${value}"` : undefined;
}

function checkCount(value: string): string | undefined {
  if (value === '') return undefined;
  const count = /^\+?\d+$/.test(value) ? Number(value) : NaN;
  return count < 2 ** 31 ? undefined : `is a number, not "${value}"`;
}

const VALUES: ReadonlyMap<string, ReadonlyMap<string, ValueCheck>> = new Map([
  [
    'RUN',
    new Map([
      ['network', oneOf('default', 'none', 'host')],
      ['security', oneOf('sandbox', 'insecure')],
    ]),
  ],
  [
    'HEALTHCHECK',
    new Map([
      ['interval', checkDuration],
      ['timeout', checkDuration],
      ['start-period', checkDuration],
      ['start-interval', checkDuration],
      ['retries', checkCount],
    ]),
  ],
]);

function wrongValue(flag: Flag, checks: ReadonlyMap<string, ValueCheck> | undefined): string | undefined {
  const message = flag.value === undefined ? undefined : checks?.get(flag.name)?.(flag.value);
  return message === undefined ? undefined : `--${flag.name} ${message}`;
}
