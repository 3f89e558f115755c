import { operands } from '../shell/flags.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import { MANAGERS, type Action, type Manager, type ManagerFacts } from './managers.ts';

/** One call of a package manager. */
export interface Operation {
  readonly manager: Manager;
  readonly action: Action;
  /** The sub-command as written, `''` where there is none: `ci`, `run`, `install`. */
  readonly verb: string;
  /** Operands after the sub-command: packages of an install, the script and its arguments of a run. */
  readonly operands: readonly ShellWord[];
  readonly command: Command;
}

/** Reads a command as a call of a package manager; undefined where it is none, or says it only at run time. */
export function operationOf(command: Command): Operation | undefined {
  const { facts, skip } = startOf(command);
  if (facts === undefined) return undefined;
  const words = operands(command, facts.valued).slice(skip);
  const flag = command.words[1 + skip]?.literal;
  const verb = words[0]?.literal ?? (words.length === 0 ? '' : undefined);
  if (verb === undefined) return undefined;
  const lone = words.length === 0 && flag !== undefined ? facts.actions[flag] : undefined;
  const own = lone ?? (Object.hasOwn(facts.actions, verb) ? facts.actions[verb] : undefined);
  const action = own ?? facts.fallback ?? 'other';
  // What runs by fallback (`yarn build`, `npx tsc`) has no sub-command: the script or program is the first operand.
  const bare = own === undefined && facts.fallback !== undefined;
  // `npm start` is `npm run start`.
  const named = own === 'run' && !RUNNERS.has(verb);
  return { manager: facts.manager, action, verb, operands: bare || named ? words : words.slice(1), command };
}

/** Sub-commands whose operand is the script, unlike `npm start`, which names it itself. */
const RUNNERS = new Set(['run', 'run-script', 'exec', 'node']);

function startOf(command: Command): { facts: ManagerFacts | undefined; skip: number } {
  const direct =
    MANAGERS.get(command.name) ?? (/^pip[23]?(\.\d+)?$/.test(command.name) ? MANAGERS.get('pip') : undefined);
  if (direct !== undefined) return { facts: direct, skip: 0 };
  const isModule = /^python[23]?(\.\d+)?$/.test(command.name) && command.words[1]?.literal === '-m';
  const module = isModule ? command.words[2]?.literal : undefined;
  return { facts: module === 'pip' ? MANAGERS.get('pip') : undefined, skip: 1 };
}
