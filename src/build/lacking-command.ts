import { isVersioned, packageWithCommand, type Naming } from '../facts/command-packages.ts';
import { is, unknown, valueOf, type Known } from '../known.ts';
import type { CauseId } from '../log/cause-kinds.ts';
import type { Cause } from '../log/types.ts';
import type { StageCommand } from './commands.ts';
import { failingDistribution } from './failing-distribution.ts';
import type { Failure } from './failure.ts';
import { failingOffset, packageInstall, type PackageInstall } from './lacking-packages.ts';
import { needlessSudo } from './needless-sudo.ts';
import type { Stage } from './stage.ts';

/** A command that the log misses, and how it comes into the stage. */
export interface LackingCommand {
  readonly command: string;
  readonly cause: Cause;
  readonly install: Known<PackageInstall>;
}

/**
 * The command for want of which the build stopped, or another one that the log misses besides; undefined where no package
 * is known that has it.
 */
export function lackingCommand(failure: Failure): LackingCommand | undefined {
  const kinds = ['command-not-found', ...BY_KIND.keys()] as const;
  if (failure.cause(...kinds) === undefined) return undefined;
  const found = failure.causes(...kinds).flatMap((cause) => lackingBy(cause, failure) ?? []);
  return found.find(({ install }) => install.known) ?? found[0];
}

function lackingBy(cause: Cause, failure: Failure): LackingCommand | undefined {
  const { stage, step } = failure;
  const command = commandOf(cause);
  if (command === undefined || stage === undefined || step === undefined) return undefined;
  if (isOwnShell(cause) && !mayCall(failure, command)) return undefined;
  if (command === 'sudo' && needlessSudo(stage) !== undefined) return undefined;
  const offset = failingOffset(failure, command, ...(CALLERS.get(command) ?? []));
  const distribution = failingDistribution(failure, cause);
  const name = distribution && packageOf(command, distribution.naming);
  if (distribution === undefined || name === undefined || offset === undefined) return undefined;
  const otherwise = otherOrigin(command, stage, offset);
  const along = comesAlong(command, distribution.naming);
  const install =
    otherwise === undefined ? packageInstall(step, distribution, [name], offset, along) : unknown(otherwise);
  return { command, cause, install };
}

/** The shell of the RUN itself did not find it, and no script. */
function isOwnShell({ line }: Cause): boolean {
  return /^\/bin\/(?:ba|da|a)?sh: /.test(line?.text ?? '');
}

/** The failed step calls it, or something that may call it in a shell of its own. */
function mayCall({ commands, step }: Failure, command: string): boolean {
  const words = step?.instruction.body.text.split(/[^\w.+-]+/) ?? [];
  if (words.includes(command)) return true;
  return command !== 'sudo' && commands.some((run) => RUNNERS.has(run.command.name) || isScript(run));
}

/** Programs that run commands of a project with /bin/sh. */
const RUNNERS: ReadonlySet<string> = new Set([
  'gmake',
  'make',
  'ninja',
  'npm',
  'npx',
  'pnpm',
  'rake',
  'yarn',
]);

function isScript({ command }: StageCommand): boolean {
  return command.words[0]?.raw.includes('/') ?? false;
}

/** Names by which messages call a program, where they differ from it. */
const SPOKEN: ReadonlyMap<string, string> = new Map([
  ['Git', 'git'],
  ['Bazaar', 'bzr'],
  ['Mercurial', 'hg'],
  ['Subversion', 'svn'],
]);

/** Messages that are of one command alone. */
const BY_KIND: ReadonlyMap<CauseId, string> = new Map([
  ['gnupg-missing', 'gpg'],
  ['dirmngr-missing', 'dirmngr'],
  ['javascript-runtime-missing', 'node'],
]);

/** Programs that call another one. */
const CALLERS: ReadonlyMap<string, readonly string[]> = new Map([
  ['gpg', ['apt-key', 'add-apt-repository']],
  ['dirmngr', ['gpg', 'apt-key', 'add-apt-repository']],
]);

function commandOf({ id, captures: { command } }: Cause): string | undefined {
  return BY_KIND.get(id) ?? (command === undefined ? undefined : (SPOKEN.get(command) ?? command));
}

/** Packages that the compilers need beside their own to be of use. */
const COMPILERS: ReadonlyMap<string, Partial<Readonly<Record<Naming, string>>>> = new Map(
  ['cc', 'gcc', 'g++', 'c++'].map((command) => [
    command,
    { apt: 'build-essential', apk: 'build-base', dnf: 'gcc-c++' },
  ]),
);

const DOWNLOADERS: ReadonlySet<string> = new Set(['curl', 'git', 'wget']);

function packageOf(command: string, naming: Naming): string | undefined {
  return COMPILERS.get(command)?.[naming] ?? packageWithCommand(command, naming);
}

/** Debian's programs find the certificates of the web only where those are installed. */
function comesAlong(command: string, naming: Naming): readonly string[] {
  return naming === 'apt' && DOWNLOADERS.has(command) ? ['ca-certificates'] : [];
}

/** Why the command should be there, though it is not found: then a package of the distribution is no answer. */
function otherOrigin(command: string, stage: Stage, offset: number): string | undefined {
  if (stage.image.known && is(stage.image.value.has(command), true))
    return `the base image has ${command}, so that PATH or what removed it is to be looked at`;
  const words = ORIGINS.find(({ commands }) => commands.includes(command))?.words;
  const found = words && downloads(stage, offset).find((text) => words.some((word) => text.includes(word)));
  return found && `an earlier command gets ${command} from elsewhere: ${found}`;
}

/** What programs come from where no package of the distribution brings them: words in addresses and paths. */
const ORIGINS: readonly { readonly commands: readonly string[]; readonly words: readonly string[] }[] = [
  { commands: ['node', 'npm', 'npx'], words: ['nvm', 'nodejs.org', 'fnm'] },
  { commands: ['cargo', 'rustc'], words: ['rustup'] },
  { commands: ['go'], words: ['golang.org', 'go.dev', 'storage.googleapis.com/golang'] },
  {
    commands: ['gem', 'ruby', 'bundle', 'bundler', 'rake'],
    words: ['rvm', 'rbenv', 'ruby-lang.org', 'ruby-build'],
  },
  { commands: ['python', 'python3', 'pip', 'pip3'], words: ['conda', 'pyenv', 'python.org/ftp'] },
  { commands: ['java', 'javac', 'jar', 'keytool'], words: ['jdk', 'jre', 'sdkman'] },
];

function downloads(stage: Stage, offset: number): string[] {
  return stage.chain.flatMap(({ commands }) =>
    commands
      .filter(({ command }) => command.range.start < offset)
      .flatMap(({ command }) => command.words.map(({ raw }) => raw))
      .filter((text) => text.includes('/')),
  );
}

/** Half sentences on what may come out differently with the distribution's package. */
export function commandDoubts(command: string): readonly string[] {
  return isVersioned(command)
    ? [`the build may need another version of ${command} than the distribution has`]
    : [];
}

/** The image as it is written in FROM. */
export function imageName(stage: Stage | undefined): string {
  return (stage && valueOf(stage.rootReference)) ?? 'the image';
}
