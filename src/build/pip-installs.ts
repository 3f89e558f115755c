import { valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { join } from './paths.ts';

/** A call of pip that installs something. */
export interface PipInstall {
  readonly run: StageCommand;
  /** Requirements and paths as they are written, what `-r` names left out. */
  readonly operands: readonly ShellWord[];
  /** How pip is called, as it is written: `pip3`, `sudo -H pip`, `python3 -m pip`, `/venv/bin/pip`. */
  readonly tool: string;
  /** The word that names the program: pip itself, or the Python that runs it. */
  readonly program: ShellWord;
}

/** Commands whose place in front of pip is kept when pip is called once more. */
const PREFIXES: ReadonlySet<string> = new Set(['sudo', '-H', '-E']);

/** The calls of pip among commands that install, in order. */
export function pipInstalls(commands: readonly StageCommand[]): PipInstall[] {
  return commands.flatMap((run) => {
    const install = pipInstall(run);
    return install === undefined ? [] : [install];
  });
}

/** Reads a command as a call of pip that installs. */
export function pipInstall(run: StageCommand): PipInstall | undefined {
  const operation = operationOf(run.command);
  const [program] = run.command.words;
  if (operation?.manager !== 'pip' || operation.action !== 'install' || program === undefined)
    return undefined;
  const ownWords = run.command.name.startsWith('pip') ? 1 : 3;
  const prefix = run.command.wrappedBy.filter((word) => PREFIXES.has(word));
  const words = run.command.words.slice(0, ownWords).map(({ raw }) => raw);
  return { run, operands: operation.operands, tool: [...prefix, ...words].join(' '), program };
}

/** Normalised name (PEP 503) of what a requirement asks for, `''` for a path or an address. */
export function requirementName({ raw, literal }: ShellWord): string {
  const text = literal ?? raw.replace(/^["']/, '');
  const name = /^[A-Za-z0-9][\w.-]*/.exec(text)?.[0] ?? '';
  const rest = text.slice(name.length);
  return rest === '' || /^[[=<>!~; ]/.test(rest) ? name.toLowerCase().replaceAll(/[-_.]+/g, '-') : '';
}

/** True where a requirement names a package and no version of it. */
export function isBareName({ literal }: ShellWord): boolean {
  return literal !== undefined && /^[A-Za-z0-9][\w-]*$/.test(literal);
}

/** The file that an install reads its requirements from, as the command names it; undefined where that is not known. */
export function requirementsWord({ run }: PipInstall): string | undefined {
  const option = run.command.option('-r', '--requirement');
  return option && valueOf(run.value(option));
}

/** The file of the context that an install reads its requirements from (`-r`); undefined where that is not known. */
export function requirementsFile(install: PipInstall): string | undefined {
  const { run } = install;
  const path = requirementsWord(install);
  if (path === undefined || !run.directory.known) return undefined;
  const { stage, index } = run.step;
  return valueOf(stage.files.entry(join(run.directory.value, path), index))?.contextPath;
}
