import { known, unknown, type Known } from '../known.ts';
import type { Token } from '../packages/system-call.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import { shellOf, type StageCommand } from './commands.ts';
import type { Step } from './stage.ts';

/** The words after a command's name as the program gets them: a bare variable may give none, one or several. */
export function tokensOf(run: StageCommand): Token[] {
  return run.command.words.slice(1).flatMap((word, index): Token[] => {
    const name = bareVariable(word);
    if (name !== undefined) return ofVariable(run, word, name);
    const text = run.words[index + 1] ?? unknown(`the value of ${word.raw} is not known`);
    // A pattern that matches no file stays as it is, and package managers have a meaning for it.
    if (!text.known && isPattern(word.raw)) return [{ text: known(word.raw), word, whole: false }];
    return [{ text, word, whole: word.literal !== undefined }];
  });
}

function isPattern(raw: string): boolean {
  return /[*?[]/.test(raw) && !/[$`"'\\{}~()]/.test(raw);
}

/** The name where the word is `$name` without quotes: what it holds is split into words. */
function bareVariable({ parts }: ShellWord): string | undefined {
  const [part, ...more] = parts ?? [];
  if (part?.kind !== 'variable' || more.length > 0) return undefined;
  return part.quoted || part.fallback !== undefined ? undefined : part.name;
}

function ofVariable(run: StageCommand, word: ShellWord, name: string): Token[] {
  const value = variableBefore(run, name);
  if (!value.known) return [{ text: value, word, whole: false }];
  if (/[*?[]/.test(value.value))
    return [{ text: unknown(`$${name} holds a pattern of files`), word, whole: false }];
  const texts = value.value.split(/[ \t\n]+/).filter((text) => text !== '');
  return texts.map((text) => ({ text: known(text), word, whole: false }));
}

/** What a variable holds when a command runs: what the RUN itself sets once, before it, or what the stage sets. */
export function variableBefore(run: StageCommand, name: string): Known<string> {
  const own = assignmentsOf(run.step).get(name);
  if (own === undefined) {
    const seen = run.step.stage.state(run.step.index).seen(name);
    return seen.known ? known(seen.value ?? '') : seen;
  }
  const [first, ...more] = own;
  const certain =
    first !== undefined &&
    more.length === 0 &&
    first.command.words.length === 0 &&
    first.command.reached === 'always' &&
    !first.command.isolated &&
    first.command.range.start < run.command.range.start;
  if (!certain || first.text === undefined) return unknown(`${name} is set by the commands themselves`);
  return known(first.text);
}

interface OwnAssignment {
  readonly command: Command;
  /** Undefined where it holds more than text. */
  readonly text: string | undefined;
}

const assignments = new WeakMap<object, ReadonlyMap<string, readonly OwnAssignment[]>>();

/** What the commands of a RUN set: by assignments, and by the words of `export`, `read`, `for` as far as they are seen. */
function assignmentsOf(step: Step): ReadonlyMap<string, readonly OwnAssignment[]> {
  const shell = shellOf(step);
  if (!shell.known) return new Map();
  let found = assignments.get(shell.value);
  if (found === undefined)
    assignments.set(shell.value, (found = collect(shell.value.commands, shell.value.text)));
  return found;
}

function collect(commands: readonly Command[], text: string): Map<string, OwnAssignment[]> {
  const found = new Map<string, OwnAssignment[]>();
  const add = (name: string, own: OwnAssignment) => {
    const list = found.get(name);
    if (list === undefined) found.set(name, [own]);
    else list.push(own);
  };
  for (const command of commands) {
    for (const { name, append, value } of command.assignments)
      if (command.words.length === 0) add(name, { command, text: append ? undefined : value?.literal });
    if (SETTERS.has(command.name))
      for (const word of command.words.slice(1))
        add(word.raw.replace(/\+?=.*$/s, ''), { command, text: undefined });
  }
  // The variable of a loop has no command of its own.
  const [first] = commands;
  if (first !== undefined)
    for (const name of loopVariables(text)) add(name, { command: first, text: undefined });
  return found;
}

const SETTERS = new Set([
  'export',
  'read',
  'declare',
  'local',
  'typeset',
  'readonly',
  'unset',
  'mapfile',
  'readarray',
  'getopts',
]);

function loopVariables(text: string): string[] {
  return [...text.matchAll(/\b(?:for|select)[ \t]+([A-Za-z_][A-Za-z0-9_]*)/g)].map((match) => match[1] ?? '');
}

/** True where the commands of a RUN set a variable themselves, or may: a script that is sourced, `eval`. */
export function isSetWithin(step: Step, name: string): boolean {
  const shell = shellOf(step);
  const sources =
    shell.known && shell.value.commands.some((one) => ['.', 'source', 'eval'].includes(one.name));
  return sources || assignmentsOf(step).has(name);
}
