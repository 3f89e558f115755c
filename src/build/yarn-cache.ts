import { operationOf } from '../packages/operation.ts';
import { countsOnNothingIn, mountOver } from './cache-directories.ts';
import type { StageCommand } from './commands.ts';
import { shipped } from './later.ts';
import type { Stage } from './stage.ts';

/** The last `yarn install` of a RUN that leaves the cache of Yarn in the image. */
export interface KeptYarnCache {
  readonly run: StageCommand;
  /** Why the cache may be wanted. */
  readonly kept: string | undefined;
  /** This is Yarn 1, as far as the files of the context tell: a newer one may run the program out of its cache. */
  readonly classic: boolean;
}

export function* keptYarnCaches(stage: Stage): Iterable<KeptYarnCache> {
  if (!shipped(stage)) return;
  const last = new Map<number, StageCommand>();
  for (const run of stage.commands) {
    const operation = operationOf(run.command);
    if (operation?.manager === 'yarn' && operation.action === 'install') last.set(run.step.index, run);
  }
  for (const run of last.values())
    if (!stage.commands.some((other) => other.step === run.step && cleans(other)))
      yield { run, kept: keptFor(run), classic: isClassic(run) };
}

/** `yarn cache clean`, or the directory of the cache taken away. */
function cleans({ command }: StageCommand): boolean {
  if (command.name === 'rm') return command.words.some(({ raw }) => /cache/.test(raw));
  return command.name === 'yarn' && command.words[1]?.literal === 'cache';
}

function keptFor(run: StageCommand): string | undefined {
  const { step, command } = run;
  const mount = mountOver(step, ['/usr/local/share/.cache', 'yarn', '.yarn', '.yarn-cache', '.cache', 'v6']);
  if (mount !== undefined) return `${mount} is a cache that outlives the build, and no part of the image`;
  if (command.has('--cache-folder')) return 'it says itself where its cache is';
  const offline = step.stage.build.stages.some(({ commands }) =>
    commands.some((one) => one.command.name === 'yarn' && one.command.has('--offline')),
  );
  if (offline) return 'yarn --offline installs from the cache';
  if (isBerry(run)) return 'Yarn 2 and later may run the program out of its cache';
  const counts = countsOnNothingIn(step, ['.cache', '/.yarn', 'yarn-cache', 'yarn cache']);
  return counts.known ? undefined : counts.reason;
}

function isBerry(run: StageCommand): boolean {
  const { context } = run.step.stage.build;
  const project = context.node('');
  return (
    context.has('.yarnrc.yml') ||
    context.has('.pnp.cjs') ||
    /^yarn@[2-9]/.test(project?.packageManager ?? '') ||
    project?.lockfiles.some(({ kind }) => kind === 'yarn-berry') === true ||
    run.step.stage.chain.some(({ commands }) => commands.some(setsVersion)) ||
    run.command.has('--immutable', '--immutable-cache')
  );
}

function setsVersion({ command }: StageCommand): boolean {
  const [verb, version] = command.words.slice(1).map(({ literal }) => literal);
  return (
    command.name === 'corepack' ||
    (command.name === 'yarn' && ['set', 'policies'].includes(verb ?? '') && version !== undefined)
  );
}

function isClassic({ step }: StageCommand): boolean {
  const { context } = step.stage.build;
  const project = context.node('');
  return context.complete && project?.lockfile?.kind === 'yarn';
}
