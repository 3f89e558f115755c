import { listing } from '../facts/tags.ts';
import type { Evidence } from '../fix.ts';
import { valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { ShellWord } from '../shell/types.ts';
import type { Build } from './build.ts';
import type { StageCommand } from './commands.ts';
import { logEvidence } from './failure.ts';
import type { Stage } from './stage.ts';

/** A global install by npm of a program whose name is taken already. */
export interface TakenProgram {
  readonly run: StageCommand;
  readonly program: string;
  /** The word that names its package, where it is wanted in no version: the program that is there will do. */
  readonly needless: ShellWord | undefined;
  /** Nothing else is installed by the call. */
  readonly isAlone: boolean;
  readonly because: Evidence;
}

/** Installs of yarn that npm refuses, for official images have it, and what else a log says so of. */
export function takenPrograms(build: Build): readonly TakenProgram[] {
  const logged = refused(build);
  const own = [...build.needed].flatMap((stage) => yarnInstalls(stage));
  return [...logged, ...own.filter(({ run }) => logged.every((each) => each.run !== run))];
}

function refused({ failure }: Build): TakenProgram[] {
  const cause = failure?.cause('file-exists');
  const program = /\/bin\/([^/]+)$/.exec(cause?.captures.path ?? '')?.[1];
  if (failure === undefined || cause?.ecosystem !== 'npm' || program === undefined) return [];
  const runs = failure.commands.filter(isGlobalInstall);
  const naming = runs.filter((run) => wordOf(run, program) !== undefined || packageOf(run, program));
  const because = logEvidence(cause);
  // A program may have another name than its package.
  const only = runs.length === 1 && !IN_IMAGES.has(program) ? runs : [];
  return (naming.length > 0 ? naming : only).map((run) => ({
    run,
    program,
    needless: IN_IMAGES.has(program) ? wordOf(run, program) : undefined,
    isAlone: isAlone(run),
    because,
  }));
}

/** What comes with Node.js, or with its official images. */
const IN_IMAGES: ReadonlySet<string> = new Set(['yarn', 'yarnpkg', 'npx']);

/**
 * Since npm 6.13.4, which Node.js 14 has from its start, npm keeps what it has not installed itself; all images up to 20 have yarn.
 * https://github.com/yarnpkg/yarn/issues/7773
 */
function yarnInstalls(stage: Stage): TakenProgram[] {
  const image = valueOf(stage.image);
  const major = image?.image === 'node' ? (valueOf(image.nodeVersion)?.major ?? 0) : 0;
  if (image === undefined || major < 14 || major > 20 || listing('node', image.tag) !== 'past') return [];
  if (stage.chain.some(({ commands }) => commands.some(takesAway))) return [];
  const because = { text: `node:${image.tag} has yarn`, range: stage.from.range };
  return stage.commands
    .filter((run) => isGlobalInstall(run) && run.command.reached === 'always' && !run.command.tolerated)
    .flatMap((run) =>
      packageOf(run, 'yarn')
        ? [{ run, program: 'yarn', needless: wordOf(run, 'yarn'), isAlone: isAlone(run), because }]
        : [],
    );
}

function takesAway({ command }: StageCommand): boolean {
  return command.name !== 'npm' && command.words.slice(1).some(({ raw }) => /\byarn|corepack/.test(raw));
}

function isGlobalInstall({ command }: StageCommand): boolean {
  const operation = operationOf(command);
  return (
    operation?.manager === 'npm' &&
    operation.action === 'install' &&
    command.has('-g', '--global') &&
    !command.has('-f', '--force', '--prefix')
  );
}

/** The word that names a package in no version of its own. */
function wordOf({ command }: StageCommand, program: string): ShellWord | undefined {
  const name = program === 'yarnpkg' ? 'yarn' : program;
  return command.words.find(({ literal }) => literal === name || literal === `${name}@latest`);
}

function packageOf({ command }: StageCommand, program: string): boolean {
  return command.words.some(
    ({ literal }) => literal === program || literal?.startsWith(`${program}@`) === true,
  );
}

function isAlone({ command }: StageCommand): boolean {
  return operationOf(command)?.operands.length === 1;
}
