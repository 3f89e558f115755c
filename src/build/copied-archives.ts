import { known, unknown, valueOf, type Known } from '../known.ts';
import { operands } from '../shell/flags.ts';
import type { ShellWord } from '../shell/types.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import { join } from './paths.ts';
import type { Stage } from './stage.ts';

/** An archive that COPY brings and that tar unpacks, which ADD would do at once. */
export interface CopiedArchive {
  readonly copy: Copy;
  readonly run: StageCommand;
  /** What ADD has to be told, and what is not needed then; unknown where tar is told more than ADD can be. */
  readonly remedy: Known<{
    /** The directory to unpack into, with a slash at its end. */
    readonly directory: string;
    readonly needless: readonly StageCommand[];
  }>;
}

/** What ADD unpacks. https://docs.docker.com/reference/dockerfile/#adding-local-tar-archives */
const ARCHIVE = /\.(?:tar|tar\.gz|tgz|tar\.bz2|tbz2?|tar\.xz|txz)$/;

/** Every such archive of a stage. */
export function* copiedArchives(stage: Stage): Iterable<CopiedArchive> {
  for (const copy of stage.copies) {
    const path = landing(copy);
    if (path === undefined) continue;
    const run = stage.commands.find((one) => one.step.index > copy.step.index && unpacks(one, path));
    if (run !== undefined) yield { copy, run, remedy: remedyFor(copy, run, path) };
  }
}

/** Where the one archive of a COPY from the context goes. */
function landing({ instruction, from, sources, target, into }: Copy): string | undefined {
  const [source, ...more] = sources;
  const path = source && valueOf(source.path);
  const place = valueOf(target);
  if (instruction.keyword !== 'COPY' || from.kind !== 'context' || more.length > 0) return undefined;
  if (path === undefined || place === undefined || !ARCHIVE.test(path)) return undefined;
  // A directory that is there already gets the file in it.
  return into || place === '/' || !ARCHIVE.test(place) ? join(place, path.split('/').at(-1) ?? '') : place;
}

function archiveOf({ command }: StageCommand): ShellWord | undefined {
  if (command.name !== 'tar') return undefined;
  const bundle = command.words[1]?.literal ?? '';
  if (/^[xvzjJkmop]*f[xvzjJkmop]*$/.test(bundle)) return bundle.includes('x') ? command.words[2] : undefined;
  return command.has('-x', '--extract', '--get') ? command.option('-f', '--file') : undefined;
}

function unpacks(run: StageCommand, path: string): boolean {
  const word = archiveOf(run);
  const file = word && valueOf(run.value(word));
  const base = file?.startsWith('/') === true ? '/' : valueOf(run.directory);
  return file !== undefined && base !== undefined && join(base, file) === path;
}

function remedyFor(copy: Copy, run: StageCommand, path: string): CopiedArchive['remedy'] {
  const { step, command } = run;
  if (step.index !== copy.step.index + 1) return unknown('other instructions stand between');
  const own = commandsOf(step);
  if (own[0] !== run || step.instruction.json !== undefined || step.instruction.heredocs.length > 0)
    return unknown('tar is not the first command of the RUN');
  if (!isPlain(run)) return unknown('tar is told to do more with the archive than ADD does');
  if (copy.instruction.flags.some(({ name }) => name !== 'link'))
    return unknown('COPY is told whose the archive is');
  const name = path.split('/').at(-1) ?? path;
  const remover = own.find((one) => one.command.name === 'rm' && removes(one, name));
  const { dockerfile } = step.stage.build;
  const { start } = command.range;
  const rest = dockerfile.text.slice(command.range.end).split(name).length - 1;
  if (rest > (remover === undefined ? 0 : 1)) return unknown('the archive is used once more');
  if (start < copy.instruction.range.end) return unknown('the archive is used before');
  const into = command.option('-C', '--directory')?.raw ?? (valueOf(run.directory) === '/' ? '/' : '.');
  if (!/^[\w./${}-]+$/.test(into)) return unknown('where tar unpacks to is not known');
  return known({
    directory: into.endsWith('/') ? into : `${into}/`,
    needless: remover === undefined ? [run] : [run, remover],
  });
}

/** It unpacks all of the archive as it is. */
function isPlain({ command, step, directory }: StageCommand): boolean {
  const dashless = command.words[1]?.raw.startsWith('-') === false;
  const named = operands(command, ['-f', '--file', '-C', '--directory']).slice(dashless ? 2 : 0);
  const known = command.words
    .slice(1)
    .every(
      ({ raw }) =>
        !raw.startsWith('-') ||
        /^-[xvzjJfC]+$|^--(?:extract|get|file|directory|gzip|xz|bzip2|verbose)(?:=|$)/.test(raw),
    );
  const { workdir } = step.stage.state(step.index);
  return (
    named.length === 0 &&
    known &&
    directory.known &&
    workdir.known &&
    directory.value === workdir.value &&
    command.after !== '|'
  );
}

function removes({ command }: StageCommand, name: string): boolean {
  const words = operands(command, []);
  return words.length === 1 && words[0]?.raw.endsWith(name) === true;
}
