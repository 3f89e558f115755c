import { known, unknown, valueOf, type Known } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import { join } from './paths.ts';
import type { Step } from './stage.ts';

/** A directory as WORKDIR can say it. */
export interface Place {
  readonly text: string;
  /** Undefined where it rests on the default of an ARG, which `--build-arg` may change. */
  readonly value: string | undefined;
}

/** The working directory before a step as WORKDIR has said it, or as the base image has it. */
export function placeBefore({ stage, index }: Step): Known<Place> {
  const { workdir } = stage.state(index);
  if (!workdir.known) return unknown('the working directory to come back to is not known');
  const earlier = stage.steps.slice(0, index);
  const text = earlier
    .findLast(({ instruction }) => instruction.keyword === 'WORKDIR')
    ?.instruction.body.text.trim();
  const said = text === undefined ? undefined : stage.state(index).expand(text);
  if (text !== undefined && said !== undefined && valueOf(said.value) === workdir.value)
    return known({ text, value: said.defaults.size === 0 ? workdir.value : undefined });
  const isFixed = stage.chain.every(
    ({ reference, steps }) =>
      reference.defaults.size === 0 &&
      steps.every(({ instruction: { keyword, body } }) => keyword !== 'WORKDIR' || !body.text.includes('$')),
  );
  return isFixed
    ? known({ text: workdir.value, value: workdir.value })
    : unknown('the working directory rests on a variable');
}

/** Characters of a path that mean the same to a shell and to WORKDIR. */
const PATH = /^(?:[\w./@+:,%-]|\$(?=\w)|\$\{\w+\})+$/;

/** Where `cd` goes from a directory. */
export function placeBehind({ command, step }: StageCommand, from: Place | undefined): Known<Place> {
  const [, word, ...rest] = command.words;
  if (word === undefined || rest.length + command.redirects.length + command.assignments.length > 0)
    return unknown('cd has other words than one path');
  const raw = word.raw.replace(/^"([^"]*)"$/, '$1');
  if (!PATH.test(raw) || raw.startsWith('-')) return unknown(`WORKDIR cannot say ${word.raw}`);
  const value = valueAt(step, word);
  if (!value.known) return value;
  const isFixed = step.stage.state(step.index).expand(raw).defaults.size === 0;
  if (value.value.startsWith('/'))
    return known({ text: withoutSlash(raw), value: isFixed ? join('/', value.value) : undefined });
  if (from === undefined) return unknown('the working directory to come back to is not known');
  const full = from.value === undefined || !isFixed ? undefined : join(from.value, value.value);
  const text = join(from.text, raw);
  if (!raw.includes('..')) return known({ text, value: full });
  // A variable may hold more than one part of a path.
  if (full === undefined) return unknown('the working directory rests on a variable');
  const said = valueOf(step.stage.state(step.index).expand(text).value);
  return known({ text: said === full ? text : full, value: full });
}

function withoutSlash(path: string): string {
  return path.length > 1 ? path.replace(/\/$/, '') : path;
}

/** Variables that a shell has of its own. */
const OF_THE_SHELL: ReadonlySet<string> = new Set(
  'EUID HOME HOSTNAME OLDPWD PPID PWD RANDOM SHLVL UID USER'.split(' '),
);

function valueAt(step: Step, word: ShellWord): Known<string> {
  const state = step.stage.state(step.index);
  const assigned = commandsOf(step).flatMap(({ command }) => command.assignments.map(({ name }) => name));
  for (const part of word.parts ?? []) {
    if (part.kind !== 'variable') continue;
    if (OF_THE_SHELL.has(part.name) || assigned.includes(part.name))
      return unknown(`${part.name} is a variable of the shell`);
    if ((valueOf(state.seen(part.name)) ?? '') === '')
      return unknown(`the value of ${part.name} is not known`);
  }
  return state.shellWord(word);
}
