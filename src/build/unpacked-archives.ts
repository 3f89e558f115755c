import { operands } from '../shell/flags.ts';
import type { Command, ShellWord } from '../shell/types.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import { shipped } from './later.ts';
import type { Stage } from './stage.ts';

/** An archive that a RUN fetches and unpacks, and that stays in the image though nothing names it any more. */
export interface LeftArchive {
  readonly run: StageCommand;
  /** The archive, as the command that unpacks it names it. */
  readonly word: ShellWord;
}

/** Such archives of a stage whose image is shipped. */
export function* leftArchives(stage: Stage): Iterable<LeftArchive> {
  if (!shipped(stage)) return;
  for (const { run, word } of stage.commands.flatMap(unpacking)) {
    const name = fileName(word);
    const own = commandsOf(run.step);
    const at = own.indexOf(run);
    if (!own.slice(0, at).some((one) => fetches(one.command, name))) continue;
    if (own.slice(at + 1).some((one) => mayName(one.command, word, name)) || isNamedLater(run, name))
      continue;
    yield { run, word };
  }
}

function unpacking(run: StageCommand): readonly LeftArchive[] {
  const { command, step } = run;
  const inList = [command.before, command.after].every(
    (each) => each === undefined || each === '&&' || each === ';',
  );
  if (!inList || command.reached !== 'always' || command.wrappedBy.length > 0) return [];
  if (step.instruction.json !== undefined) return [];
  const word =
    command.name === 'tar' ? ofTar(command) : command.name === 'unzip' ? ofUnzip(command) : undefined;
  const isPlain = word !== undefined && /^[\w./"${}~+:@-]+$/.test(word.raw) && word.raw.length > 1;
  return isPlain && word.parts !== undefined && !word.raw.startsWith('-') ? [{ run, word }] : [];
}

/** Letters without a dash: the value of `f` is the next word wherever it stands among them. */
const BUNDLE = /^[xvzjJkmopP]*f[xvzjJkmopP]*$/;

function ofTar(command: Command): ShellWord | undefined {
  const first = command.words[1]?.literal ?? '';
  if (BUNDLE.test(first)) return first.includes('x') ? command.words[2] : undefined;
  return command.has('-x', '--extract', '--get') ? command.option('-f', '--file') : undefined;
}

function ofUnzip(command: Command): ShellWord | undefined {
  return command.has('-l', '-t', '-p', '-Z') ? undefined : operands(command, ['-d', '-x', '-P'])[0];
}

function bare({ raw }: ShellWord): string {
  return raw.replaceAll(/["']/g, '');
}

function fileName(word: ShellWord): string {
  return bare(word).split('/').at(-1) ?? '';
}

function fetches({ name, words, redirects }: Command, file: string): boolean {
  if (name !== 'curl' && name !== 'wget') return false;
  const named = [...words.slice(1), ...redirects.flatMap(({ target }) => target ?? [])].map(bare);
  return named.some((text) => text === file || text.endsWith(`/${file}`) || text.endsWith(`-O${file}`));
}

const TAKES_DIRECTORIES: ReadonlySet<string> = new Set([
  'rm',
  'mv',
  'cp',
  'find',
  'rsync',
  'tar',
  'zip',
  'chown',
]);

/** What may use it: a command that names it, or takes patterns and directories. */
function mayName({ name, words }: Command, archive: ShellWord, file: string): boolean {
  const texts = words.slice(1).map(bare);
  if (texts.some((text) => text.includes(file))) return true;
  if (!TAKES_DIRECTORIES.has(name)) return false;
  const directory = bare(archive).slice(0, -file.length);
  return texts.some(
    (text) =>
      /[*?[]/.test(text) ||
      text === '.' ||
      text === '..' ||
      (/[/$]/.test(text) &&
        (directory === '' ||
          `${text.replace(/\/$/, '')}/`.startsWith(directory) ||
          directory.startsWith(text))),
  );
}

function isNamedLater({ step }: StageCommand, file: string): boolean {
  const { dockerfile } = step.stage.build;
  return dockerfile.text.slice(step.instruction.range.end).includes(file);
}
