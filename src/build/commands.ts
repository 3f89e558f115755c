import { execForm } from '../dockerfile/exec-form.ts';
import { scriptOf } from '../dockerfile/script.ts';
import { known, unknown, type Known } from '../known.ts';
import { isPosixShell, parseExec, parseShell, shellOptions } from '../shell/parse.ts';
import type { Command, Shell, ShellWord } from '../shell/types.ts';
import { join } from './paths.ts';
import type { Step } from './stage.ts';

/** A command of a RUN instruction at its place in the build. */
export interface StageCommand {
  readonly step: Step;
  readonly command: Command;
  /** Its words, the name first, with references replaced. */
  readonly words: readonly Known<string>[];
  /** Absolute directory that it works in. */
  readonly directory: Known<string>;
  /** A word of it with references replaced. */
  value(word: ShellWord): Known<string>;
}

const shells = new WeakMap<object, Shell>();

/** What the shell, or the exec form, of a RUN does; the reason where it cannot be read. */
export function shellOf(step: Step): Shell {
  let shell = shells.get(step.instruction);
  if (shell === undefined) shells.set(step.instruction, (shell = readShell(step)));
  return shell;
}

function readShell({ instruction, stage, index }: Step): Shell {
  const form = execForm(instruction);
  if (form.form === 'exec') return parseExec(form.words);
  const words = stage.state(index).shell;
  if (!words.known) return words;
  if (!isPosixShell(words.value)) return unknown(`${words.value[0] ?? 'SHELL'} is not a POSIX shell`);
  const script = scriptOf(instruction);
  if (script.interpreter !== undefined && !isPosixShell([...script.interpreter, '-c']))
    return unknown(`the heredoc is read by ${script.interpreter.join(' ')}`);
  return parseShell(script.source, shellOptions(words.value));
}

/** The commands of a RUN; none for other instructions and for a RUN that cannot be read. */
export function commandsOf(step: Step): StageCommand[] {
  if (step.instruction.keyword !== 'RUN') return [];
  const shell = shellOf(step);
  if (!shell.known) return [];
  const state = step.stage.state(step.index);
  const assigned = new Set(shell.value.commands.flatMap((one) => one.assignments.map(({ name }) => name)));
  return shell.value.commands.map((command) => {
    const value = (word: ShellWord) => state.shellWord(word, assigned);
    return { step, command, value, words: command.words.map(value), directory: directoryOf(step, command) };
  });
}

function directoryOf(step: Step, command: Command): Known<string> {
  const { workdir } = step.stage.state(step.index);
  if (!command.directory.known) return command.directory;
  const change = command.directory.value;
  if (change === undefined) return workdir;
  if (change.startsWith('/')) return known(join('/', change));
  return workdir.known ? known(join(workdir.value, change)) : workdir;
}
