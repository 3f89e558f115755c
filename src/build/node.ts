import type { Context, NodeProject } from '../context/types.ts';
import { own, parseJson } from '../context/values.ts';
import { known, unknown, type Known } from '../known.ts';
import { operationOf, type Operation } from '../packages/operation.ts';
import type { Command } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import { join } from './paths.ts';

/** A call of a Node package manager that installs what package.json declares. */
export interface NodeInstall {
  readonly run: StageCommand;
  readonly operation: Operation;
  /** Development dependencies are left out. */
  readonly withoutDev: Known<boolean>;
}

/** Reads a command as an install of the project's dependencies (`npm ci`, `yarn install`, `pnpm i`, `npm prune`). */
export function nodeInstall(run: StageCommand): NodeInstall | undefined {
  const operation = operationOf(run.command);
  if (operation === undefined || !['npm', 'yarn', 'pnpm', 'bun'].includes(operation.manager))
    return undefined;
  const isInstall =
    operation.action === 'install' && operation.operands.length === 0 && !run.command.has('-g', '--global');
  if (!isInstall && operation.action !== 'prune') return undefined;
  return { run, operation, withoutDev: leavesDevOut(run, operation) };
}

/** Variables by which npm and yarn are told what to install, whatever NODE_ENV says. */
const SETTINGS = [
  'NPM_CONFIG_PRODUCTION',
  'NPM_CONFIG_OMIT',
  'NPM_CONFIG_INCLUDE',
  'NPM_CONFIG_ONLY',
  'YARN_PRODUCTION',
];

/** Whether a call of a Node package manager, as it is written and in its environment, leaves development dependencies out. */
// https://docs.npmjs.com/cli/v11/commands/npm-ci#omit, https://classic.yarnpkg.com/en/docs/cli/install#toc-yarn-install-production-true-false,
// https://pnpm.io/cli/install#--prod--p
export function leavesDevOut(run: StageCommand, { manager }: Operation): Known<boolean> {
  const { command } = run;
  const production = command.option('--production', '--prod')?.literal;
  if (manager === 'npm') {
    if (values(command, '--include').includes('dev') || production === 'false') return known(false);
    const only = ['prod', 'production'].includes(command.option('--only')?.literal ?? '');
    if (only || command.has('--production', '--prod')) return known(true);
    const omitted = values(command, '--omit');
    // What is given takes the place of what NODE_ENV would leave out.
    if (omitted.length > 0) return known(omitted.includes('dev'));
  } else if (production === 'false') return known(false);
  if (command.has('--production', '--prod', ...(manager === 'pnpm' ? ['-P'] : []))) return known(true);
  return byEnvironment(run);
}

/** What the environment alone makes npm, yarn and pnpm leave out. */
export function byEnvironment(run: StageCommand): Known<boolean> {
  const state = run.step.stage.state(run.step.index);
  for (const name of SETTINGS.flatMap((one) => [one, one.toLowerCase()])) {
    const value = state.seen(name);
    if (value.known && value.value !== undefined) return unknown(`${name} is set`);
  }
  const own = run.command.assignments.find(({ name }) => name === 'NODE_ENV')?.value;
  const nodeEnv = own === undefined ? state.seen('NODE_ENV') : run.value(own);
  if (!nodeEnv.known) return unknown(nodeEnv.reason);
  return known(nodeEnv.value === 'production');
}

/** Every value that an option is given: `--omit=dev --omit optional`. */
function values({ words }: Command, name: string): (string | undefined)[] {
  return words.flatMap((word, index) => {
    if (word.literal === name) return [words[index + 1]?.literal];
    return word.literal?.startsWith(`${name}=`) ? [word.literal.slice(name.length + 1)] : [];
  });
}

/** Whether a project has a package for development alone: neither package.json nor, through other packages, its lockfile asks for it in production. */
export function isDevelopmentOnly(context: Context, project: NodeProject, name: string): Known<boolean> {
  const places = [project.dependencies, project.optionalDependencies, project.peerDependencies];
  if (!project.devDependencies.has(name) || places.some((place) => place.has(name))) return known(false);
  const { lockfile } = project;
  if (lockfile?.kind !== 'npm' && lockfile?.kind !== 'yarn') return known(true);
  const source = context.text(lockfile.path);
  if (source === undefined) return unknown(`${lockfile.path} cannot be read`);
  if (lockfile.kind === 'npm') return known(isNpmDevelopmentOnly(source, name));
  const dependent = new RegExp(`^ {4}"?${name}"? `, 'm').test(source);
  return dependent ? unknown(`another package of ${lockfile.path} needs ${name} too`) : known(true);
}

/** https://docs.npmjs.com/cli/v11/configuring-npm/package-lock-json#packages: `dev` marks what only development dependencies need. */
function isNpmDevelopmentOnly(source: string, name: string): boolean {
  const lock = parseJson(source);
  const entry = own(own(lock, 'packages'), `node_modules/${name}`) ?? own(own(lock, 'dependencies'), name);
  // A link tells nothing of itself: what it leads to does.
  const target = own(entry, 'link') === true ? own(entry, 'resolved') : undefined;
  const told = typeof target === 'string' ? own(own(lock, 'packages'), target) : entry;
  return told === undefined || own(told, 'dev') === true;
}

/** Whether the user of a RUN may certainly write package.json in its directory. */
export function canWriteManifest({ step, directory }: StageCommand): boolean {
  const { stage, index, instruction } = step;
  if (
    instruction.flags.some(
      ({ name, value }) => name === 'mount' && !/\btype=(cache|secret|ssh|tmpfs)\b/.test(value ?? ''),
    )
  )
    return false;
  const state = stage.state(index);
  if (state.isRoot) return true;
  const entry = directory.known ? stage.files.entry(join(directory.value, 'package.json'), index) : directory;
  const spec = state.userSpec.value;
  if (!entry.known || entry.value === undefined || !entry.value.owner.known || !spec.known) return false;
  return entry.value.owner.value === spec.value.split(':')[0];
}
