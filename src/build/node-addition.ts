import { dirname } from 'node:path/posix';
import type { NodeProject } from '../context/types.ts';
import { known, unknown, type Known } from '../known.ts';
import type { StageCommand } from './commands.ts';
import { canWriteManifest, type NodeInstall } from './node.ts';
import { join } from './paths.ts';

/** A command that installs one development dependency where an install leaves them out, and where it stands beside that install. */
export interface Addition {
  readonly command: string;
  readonly where: 'before' | 'after';
}

/**
 * How the package manager of an install without development dependencies installs one of them for production, and no other.
 * `npm install X` alone brings all of them back, and under NODE_ENV=production or `--omit=dev` npm leaves X out again unless it
 * is saved as a dependency; pnpm leaves it out unless package.json and lockfile say so before its install.
 * Tried with npm 8 to 11, yarn 1.22, pnpm 8 to 10.
 */
export function asDependency(
  install: NodeInstall,
  project: NodeProject,
  name: string,
  version: string,
): Known<Addition> {
  const { run, operation } = install;
  const { manager } = operation;
  const refusal = whyAlone(run, project);
  if (refusal !== undefined) return unknown(refusal);
  const writable = canWriteManifest(run);
  const exact = /^\d+\.\d+\.\d/.test(version) ? ['--save-exact'] : [];
  const item = /^[\w.-]+$/.test(version) ? `${name}@${version}` : `'${name}@${version}'`;
  if (manager === 'npm') {
    const saved = writable ? ['--save-prod', ...exact] : ['--no-save', '--save-prod'];
    return after(run, 'install', [...keptWords(install), ...saved, '--omit=dev', item]);
  }
  if (!writable) return unknown(`${manager} would have to write package.json, which may not be its to write`);
  if (manager === 'yarn' && !isBerry(project))
    return after(run, 'add', [...keptWords(install), '--production=true', '--exact', item]);
  if (manager !== 'pnpm') return unknown(`${manager} would leave ${name} out again`);
  const words = [program(run), 'add', '--save-prod', ...exact, '--lockfile-only', item];
  return known({ command: words.join(' '), where: 'before' });
}

function after(run: StageCommand, verb: string, words: readonly string[]): Known<Addition> {
  return known({ command: [program(run), verb, ...words].join(' '), where: 'after' });
}

/** The program with the variables that it is given; NODE_ENV says what the options of the addition say. */
function program({ command }: StageCommand): string {
  const given = command.assignments.filter((one) => one.name !== 'NODE_ENV');
  return [...given.map((one) => `${one.name}=${one.value?.raw ?? ''}`), command.words[0]?.raw ?? ''].join(
    ' ',
  );
}

function whyAlone(run: StageCommand, project: NodeProject): string | undefined {
  const { command, step } = run;
  const { flags, json } = step.instruction;
  if (json !== undefined) return 'the RUN that installs is in exec form, which holds one command';
  if (command.wrappedBy.length > 0) return `the install is started by ${command.wrappedBy.join(' ')}`;
  if (command.has('--offline') || flags.some(({ name, value }) => name === 'network' && value === 'none'))
    return 'the install works without network';
  if (
    project.lockfile !== undefined &&
    dirname(join('/', project.lockfile.path)) !== join('/', project.directory)
  )
    return 'the project belongs to a workspace, which is installed as a whole';
  if (step.stage.build.context.has(join(project.directory || '.', 'pnpm-workspace.yaml')))
    return 'the project is the root of a workspace';
  return undefined;
}

/** Yarn 2 and later: its installs know neither `--production` nor NODE_ENV. */
function isBerry({ lockfile, packageManager = '' }: NodeProject): boolean {
  return lockfile?.kind === 'yarn-berry' || /^yarn@([2-9]|berry)/.test(packageManager);
}

/** Options that ask for what the addition says itself, and those that forbid a new package. */
const DROPPED = /^--((production|prod|only|frozen-lockfile|immutable|pure-lockfile)(=.*)?|omit=dev)$/;

/** The options of an install that hold for the addition too: `--ignore-scripts`, `--legacy-peer-deps`, `--cache /tmp/npm`. */
function keptWords({ run, operation }: NodeInstall): string[] {
  const words = run.command.words.slice(1);
  const verb = words.findIndex(({ literal }) => literal === operation.verb);
  return words.flatMap(({ literal = '', raw }, index) => {
    const [before, value] = [words[index - 1]?.literal, words[index + 1]?.literal];
    const dropped =
      index === verb ||
      DROPPED.test(literal) ||
      before === '--only' ||
      (literal === '--omit' && value === 'dev') ||
      (before === '--omit' && literal === 'dev');
    return dropped ? [] : [raw];
  });
}
