import type { Dockerfile, Instruction } from '../dockerfile/types.ts';
import type { Edit } from '../fix.ts';
import { insertInstructionAfter } from './insert-instruction.ts';
import { alignedWith, indentAt, MAX_COLUMNS } from './style.ts';

/**
 * Adds variables to an ENV, in its own layout: an ENV of several pairs on one line stays on one line while it is short,
 * else each variable takes a line of its own. The legacy `ENV key value` holds one variable: a new ENV follows it.
 *
 * Values are written as given; quotes, where they are needed, are part of the value.
 */
export function addToEnv(
  dockerfile: Dockerfile,
  env: Instruction,
  variables: Readonly<Record<string, string>>,
): Edit[] {
  const added = Object.entries(variables).map(([key, value]) => `${key}=${value}`);
  if (added.length === 0) return [];
  const last = env.pairs.at(-1);
  if (last === undefined || last.legacy) {
    return insertInstructionAfter(dockerfile, env, envInstruction(variables));
  }
  const inline = ` ${added.join(' ')}`;
  const text = staysOnOneLine(dockerfile, env, inline)
    ? inline
    : added.map((pair) => ` ${dockerfile.escape}\n${pairIndent(dockerfile, env)}${pair}`).join('');
  return [{ start: last.range.end, end: last.range.end, text }];
}

/** An ENV of its own for these variables, each on its line. */
export function envInstruction(variables: Readonly<Record<string, string>>): string {
  return `ENV ${Object.entries(variables)
    .map(([key, value]) => `${key}=${value}`)
    .join(' \\\n    ')}`;
}

function staysOnOneLine(dockerfile: Dockerfile, env: Instruction, added: string): boolean {
  if (env.pairs.length < 2 || spansLines(dockerfile, env)) return false;
  const { start, end } = env.range;
  return dockerfile.lineEnd(end) - dockerfile.lineStart(start) + added.length <= MAX_COLUMNS;
}

function pairIndent(dockerfile: Dockerfile, env: Instruction): string {
  const firstLine = dockerfile.lineStart(env.range.start);
  const last = env.pairs.at(-1) ?? env;
  if (dockerfile.lineStart(last.range.start) !== firstLine) return indentAt(dockerfile, last.range.start);
  return alignedWith(dockerfile, (env.pairs[0] ?? env).range.start);
}

function spansLines(dockerfile: Dockerfile, env: Instruction): boolean {
  return dockerfile.text.slice(env.head.start, env.head.end).includes('\n');
}
