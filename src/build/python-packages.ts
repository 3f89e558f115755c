import { known, valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import { join, parentOf } from './paths.ts';
import { userBase } from './python.ts';

/** A call of pip that installs packages, or makes wheels of them. */
export interface PipInstall {
  readonly run: StageCommand;
  /** Normalised name → version specifier, empty where it has none: what the words and requirements files name. */
  readonly requirements: ReadonlyMap<string, string>;
  /** Absolute directory below which the packages, or the wheels, come to lie; undefined where that is not known. */
  readonly place: string | undefined;
}

/** Reads a command as such a call; undefined where it is none. */
export function pipInstall(run: StageCommand): PipInstall | undefined {
  const operation = operationOf(run.command);
  if (operation?.manager !== 'pip' || !(operation.action === 'install' || operation.verb === 'wheel'))
    return undefined;
  const requirements = new Map(operation.operands.flatMap(({ literal }) => nameOf(literal)));
  for (const file of requirementFiles(run)) {
    for (const [name, specifier] of inFile(run, file)) requirements.set(name, specifier);
  }
  return { run, requirements, place: placeOf(run, operation.verb) };
}

function nameOf(word: string | undefined): [string, string][] {
  const parts = /^([A-Za-z0-9][\w.-]*)(\[[^\]]*\])?\s*([=<>!~].*)?$/.exec(word ?? '');
  return parts?.[1] === undefined ? [] : [[parts[1].toLowerCase().replace(/[-_.]+/g, '-'), parts[3] ?? '']];
}

/** What `-r` names, as far as it is known. */
export function requirementFiles({ command, value }: StageCommand): string[] {
  const { words } = command;
  return words.flatMap((word, index) => {
    const next = words[index + 1];
    const text = word.literal ?? '';
    if ((text === '-r' || text === '--requirement') && next !== undefined) return valueOf(value(next)) ?? [];
    return text.startsWith('--requirement=') ? text.slice('--requirement='.length) : [];
  });
}

/** The path in the build context of a file that a command names; undefined where it comes from elsewhere. */
export function sourceOf({ step, directory }: StageCommand, file: string): string | undefined {
  const { stage, index } = step;
  const path = directory.known ? join(directory.value, file) : undefined;
  const entry = path === undefined ? undefined : stage.files.entry(path, index);
  return entry?.known === true ? entry.value?.contextPath : undefined;
}

function inFile(run: StageCommand, file: string): ReadonlyMap<string, string> {
  const { stage } = run.step;
  const source = sourceOf(run, file);
  const project = source === undefined ? undefined : stage.build.context.python(parentOf(source));
  return (source === undefined ? undefined : project?.requirementsIn(source)) ?? new Map<string, string>();
}

function placeOf(run: StageCommand, verb: string): string | undefined {
  const { command, directory, step, words } = run;
  const state = step.stage.state(step.index);
  const option =
    verb === 'wheel'
      ? command.option('-w', '--wheel-dir')
      : command.option('--prefix', '-t', '--target', '--root');
  const given = option === undefined ? undefined : run.value(option);
  if (given !== undefined)
    return given.known && directory.known ? join(directory.value, given.value) : undefined;
  if (verb === 'wheel') return valueOf(directory);
  if (command.has('--user')) return valueOf(userBase(state));
  const [program] = words;
  const called =
    program?.known === true && program.value.startsWith('/') ? parentOf(program.value) : undefined;
  const first = called ?? valueOf(state.path)?.[0];
  const isOwn = first === undefined || ['/usr/local/bin', '/usr/local/sbin', '/usr/bin'].includes(first);
  return isOwn ? valueOf(known('/usr/local/lib')) : parentOf(first);
}
