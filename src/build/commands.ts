import { execForm } from '../dockerfile/exec-form.ts';
import { scriptOf } from '../dockerfile/script.ts';
import { is, known, unknown, type Known } from '../known.ts';
import { isPosixShell, parseExec, parseShell, shellOptions } from '../shell/parse.ts';
import type { Command, ListEnd, Shell, ShellWord } from '../shell/types.ts';
import { join } from './paths.ts';
import { remembered } from './remembered.ts';
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
  /** How the first of its words that means `value` is written, quotes round the whole of it left out: `$APP_USER`. */
  written(value: string): string | undefined;
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
export const commandsOf = remembered(readCommands);

function readCommands(step: Step): readonly StageCommand[] {
  if (step.instruction.keyword !== 'RUN') return [];
  const shell = shellOf(step);
  if (!shell.known) return [];
  const state = step.stage.state(step.index);
  const assigned = new Set(shell.value.commands.flatMap((one) => one.assignments.map(({ name }) => name)));
  return shell.value.commands.map((command) => {
    const value = (word: ShellWord) => state.shellWord(word, assigned);
    let words: readonly Known<string>[] | undefined;
    return {
      step,
      command,
      value,
      directory: directoryOf(step, command),
      // Late, since $HOME may depend on users that earlier commands make.
      get words() {
        return (words ??= command.words.map(value));
      },
      written(text: string) {
        return unquoted(command.words[this.words.findIndex((word) => is(word, text))]?.raw);
      },
    };
  });
}

function unquoted(raw: string | undefined): string | undefined {
  return raw?.replace(/^"([^"\\]*)"$/, '$1');
}

/** Where more can be written behind all that a RUN does, or why it cannot. */
export function listEnd(step: Step): Known<ListEnd> {
  const shell = shellOf(step);
  if (!shell.known) return shell;
  return shell.value.end === undefined
    ? unknown('nothing can be added behind the last command of the RUN')
    : known(shell.value.end);
}

function directoryOf(step: Step, command: Command): Known<string> {
  const { workdir } = step.stage.state(step.index);
  if (!command.directory.known) return command.directory;
  const change = command.directory.value;
  if (change === undefined) return workdir;
  if (change.startsWith('/')) return known(join('/', change));
  return workdir.known ? known(join(workdir.value, change)) : workdir;
}

/** A RUN none of whose commands is known: it cannot be read, or has none. */
export function isUnreadRun(step: Step): boolean {
  return step.instruction.keyword === 'RUN' && commandsOf(step).length === 0;
}
