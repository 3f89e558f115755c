import type { Lockfile, NodeProject } from '../context/types.ts';
import { is, valueOf } from '../known.ts';
import { operationOf, type Operation } from '../packages/operation.ts';
import type { ShellWord } from '../shell/types.ts';
import { commandsOf, type StageCommand } from './commands.ts';
import { inRange } from './node-range.ts';
import { isNodeSince } from './node-release.ts';
import { ELSEWHERE } from './package-scripts.ts';
import { join, parentOf } from './paths.ts';
import type { Stage } from './stage.ts';

/** An install of a Node project that may take other versions than its lockfile says. */
export interface LooseInstall {
  readonly run: StageCommand;
  readonly lockfile: Lockfile;
  /** `npm install` becomes `npm ci`; the others take an option. */
  readonly verb: ShellWord | undefined;
  /** What follows the lockfile to the letter: `ci`, `--frozen-lockfile`, `--immutable`. */
  readonly strict: string;
  /** Why that would stop, or might. */
  readonly doubt: string | undefined;
}

/** npm has had `ci` since 5.7, which came with this release. https://docs.npmjs.com/cli/commands/npm-ci */
const WITH_CI = 10;

const STRICT: Readonly<Record<Lockfile['kind'], string | undefined>> = {
  npm: 'ci',
  yarn: '--frozen-lockfile',
  'yarn-berry': '--immutable',
  pnpm: '--frozen-lockfile',
  bun: '--frozen-lockfile',
};

const MANAGERS: Readonly<Record<Lockfile['kind'], string>> = {
  npm: 'npm',
  yarn: 'yarn',
  'yarn-berry': 'yarn',
  pnpm: 'pnpm',
  bun: 'bun',
};

/** Options that `npm ci` has too. */
const COMMON =
  /^(?:--(?:production|only=prod(?:uction)?|omit=\w+|include=\w+|legacy-peer-deps|ignore-scripts|no-audit|no-fund|no-progress|no-optional|silent|quiet|verbose|unsafe-perm|loglevel=\w+)|-[sqd])$/;

/** Every such install of a stage whose package.json and lockfile come from the build context. */
export function* looseInstalls(stage: Stage): Iterable<LooseInstall> {
  for (const run of stage.commands) {
    const operation = operationOf(run.command);
    const directory = valueOf(run.directory);
    if (operation === undefined || directory === undefined || !isOfProject(operation)) continue;
    const project = projectAt(stage, directory, run.step.index);
    const lockfile = project && ownLockfile(project, operation);
    if (project === undefined || lockfile === undefined) continue;
    const name = lockfile.path.split('/').at(-1) ?? '';
    const there = valueOf(stage.files.entry(join(directory, name), run.step.index));
    const strict = STRICT[lockfile.kind];
    if (there?.contextPath !== lockfile.path || strict === undefined) continue;
    const verb = operation.manager === 'npm' ? run.command.words[1] : undefined;
    yield { run, lockfile, verb, strict, doubt: doubtOf(run, operation, project) };
  }
}

/** It installs all that package.json declares, from whichever versions fit. */
function isOfProject({ manager, action, verb, operands, command }: Operation): boolean {
  if (action !== 'install' || operands.length > 0 || command.wrappedBy.includes('-c')) return false;
  if (command.has('-g', '--global', ...ELSEWHERE)) return false;
  if (
    command.has(
      '--frozen-lockfile',
      '--immutable',
      '--no-lockfile',
      '--no-frozen-lockfile',
      '--no-package-lock',
    )
  )
    return false;
  return manager === 'npm'
    ? verb === 'install' || verb === 'i'
    : verb === '' || verb === 'install' || verb === 'i';
}

function projectAt(stage: Stage, directory: string, index: number): NodeProject | undefined {
  const manifest = valueOf(stage.files.entry(join(directory, 'package.json'), index));
  return manifest?.contextPath === undefined
    ? undefined
    : stage.build.context.node(parentOf(manifest.contextPath));
}

function ownLockfile({ lockfile, directory }: NodeProject, { manager }: Operation): Lockfile | undefined {
  if (lockfile === undefined || MANAGERS[lockfile.kind] !== manager) return undefined;
  return parentOf(lockfile.path) === directory ? lockfile : undefined;
}

function doubtOf(run: StageCommand, { manager }: Operation, project: NodeProject): string | undefined {
  const { command, step } = run;
  const option = command.words.slice(2).find(({ raw }) => !COMMON.test(raw));
  if (manager === 'npm') {
    if (option !== undefined) return `npm ci may not take ${option.raw}`;
    const since = isNodeSince(step.stage, WITH_CI);
    if (!is(since, true)) return since.known ? 'npm has no ci there' : since.reason;
    if (installsBefore(run)) return 'npm ci would remove what was installed there before';
  }
  const stale = [...project.dependencies, ...project.devDependencies].find(([name, range]) => {
    const locked = project.locked(name);
    return !locked.known || inRange(locked.value, range) === false;
  });
  return stale === undefined ? undefined : `the lockfile does not say which version of ${stale[0]} to take`;
}

function installsBefore(run: StageCommand): boolean {
  const directory = valueOf(run.directory);
  return run.step.stage.chain.some(({ steps }) =>
    steps
      .flatMap((step) => commandsOf(step))
      .some((other) => {
        const before =
          other.step.stage !== run.step.stage || other.command.range.start < run.command.range.start;
        const operation = before ? operationOf(other.command) : undefined;
        if (operation?.action !== 'install' || operation.manager !== 'npm') return false;
        return !other.command.has('-g', '--global') && (valueOf(other.directory) ?? directory) === directory;
      }),
  );
}
