import { nameInRelease } from '../facts/older-names.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import type { StageCommand } from './commands.ts';
import { callsBefore, type FailingDistribution } from './failing-distribution.ts';
import type { Failure } from './failure.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** How packages come into a stage before the command that wants them. */
export interface PackageInstall {
  readonly manager: FailingDistribution['manager'];
  readonly packages: readonly [string, ...string[]];
  /** An install of the stage, before that command, whose list can take more. */
  readonly call: PackageCall | undefined;
  /** The last step, up to that of the command, before which an install of its own can run as root. */
  readonly before: Step;
  /** Why it may not work, as half sentences. */
  readonly doubts: readonly string[];
}

/**
 * An install of packages before an offset in a step; the reason where there can be none. What is wanted
 * `along` comes with them, where it does not come of itself as a recommendation.
 */
export function packageInstall(
  step: Step,
  { manager, doubt }: FailingDistribution,
  packages: readonly string[],
  offset: number,
  along: readonly string[] = [],
): Known<PackageInstall> {
  const { stage } = step;
  const named = namedBefore(stage, offset);
  const distro = stage.image.known ? valueOf(stage.image.value.distro) : undefined;
  const wanted = packages.map((name) => nameInRelease(name, distro?.family ?? '', distro?.release));
  const [first, ...more] = wanted.filter((name) => !named.has(name));
  if (first === undefined) return unknown(`${wanted.join(' and ')} is asked for there already`);
  const call = callToExtend(stage, step, offset, manager);
  const recommends = call?.options.every(({ name }) => name !== '--no-install-recommends') ?? false;
  const others = recommends ? [] : along.filter((name) => !named.has(name));
  const before = stage.steps.slice(0, step.index + 1).findLast(({ index }) => !stage.state(index).isNotRoot);
  if (before === undefined) return unknown(`only root may install ${[first, ...more].join(' and ')}`);
  const isRoot =
    call !== undefined || stage.state(before.index).isRoot || callsBefore(stage, offset).length > 0;
  return known({
    manager,
    packages: [first, ...more, ...others],
    call,
    before,
    doubts: [
      ...(doubt === undefined ? [] : [doubt]),
      ...(isRoot ? [] : ['the image may run commands as another user than root']),
    ],
  });
}

/** Names of packages that installs ask for before an offset, those that may fail or be passed over too. */
export function namedBefore(stage: Stage, offset: number): ReadonlySet<string> {
  const calls = stage.chain.flatMap(({ packages }) => packages.calls);
  const installs = calls.filter(
    ({ action, run }) => action === 'install' && run.command.range.start < offset,
  );
  return new Set(installs.flatMap(({ packages }) => packages.map(({ name }) => name)));
}

function callToExtend(
  stage: Stage,
  step: Step,
  offset: number,
  manager: FailingDistribution['manager'],
): PackageCall | undefined {
  return stage.packages.calls.findLast((call) => {
    const last = call.packages.at(-1);
    return (
      call.run.command.range.start < offset &&
      call.manager === manager &&
      call.certain &&
      call.action === 'install' &&
      last?.kind === 'package' &&
      last.whole &&
      !last.removes &&
      !call.options.some(({ name }) => ELSEWHERE.has(name)) &&
      (call.step === step || !isTakenAway(call))
    );
  });
}

/** Options with which a list is meant for one source alone. */
const ELSEWHERE: ReadonlySet<string> = new Set(['--target-release', '-X', '--repository', '--enablerepo']);

/** Alpine's way to remove a whole list by a name that it is given; apt's `-t` names a release. */
function isTakenAway({ options }: PackageCall): boolean {
  return options.some(({ name }) => name === '-t' || name === '--virtual');
}

/**
 * Where the first command of the failed step starts that may have failed for want of a package: one of these names, else
 * the first one that does more than to prepare.
 */
export function failingOffset({ commands, step }: Failure, ...names: readonly string[]): number | undefined {
  const called = commands.find(({ command }) => names.includes(command.name));
  const working = called ?? commands.find((run) => !isPreparation(run));
  return working?.command.range.start ?? step?.instruction.range.start;
}

const PREPARING: ReadonlySet<string> = new Set([
  '',
  '.',
  ':',
  'cd',
  'echo',
  'export',
  'mkdir',
  'rm',
  'set',
  'true',
]);

function isPreparation({ step, command }: StageCommand): boolean {
  return PREPARING.has(command.name) || step.stage.packages.calls.some(({ run }) => run.command === command);
}
