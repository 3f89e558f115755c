import type { Naming } from '../facts/command-packages.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { SystemManager } from '../packages/system-call.ts';
import type { Failure } from './failure.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** What installs packages where a build failed. */
export interface FailingDistribution {
  readonly manager: Exclude<SystemManager, 'zypper'>;
  readonly naming: Naming;
  /** What the manager was concluded from, as half a sentence, where nothing certain tells it. */
  readonly doubt: string | undefined;
}

const NAMINGS: Readonly<Record<FailingDistribution['manager'], Naming>> = {
  apt: 'apt',
  apk: 'apk',
  dnf: 'dnf',
  yum: 'dnf',
  microdnf: 'dnf',
};

/**
 * The package manager of the stage that failed: the one of its image; else the one that the stage has called before;
 * else, with a doubt, the one that goes with the image's name or with the shell whose message the log shows.
 */
export function failingDistribution({ stage, step }: Failure, cause: Cause): FailingDistribution | undefined {
  if (stage === undefined || step === undefined) return undefined;
  const image = valueOf(stage.image);
  const recorded = image && valueOf(image.packageManager);
  if (recorded === 'none') return undefined;
  const called = new Set(callsBefore(stage, step.instruction.range.end).map(({ manager }) => manager));
  const [own] = called.size === 1 ? called : [];
  const manager = recorded ?? own;
  if (manager === 'zypper') return undefined;
  if (manager !== undefined) return { manager, naming: NAMINGS[manager], doubt: undefined };
  const guess = called.size > 0 ? undefined : (byName(stage) ?? byShell(cause));
  return guess && { manager: guess.manager, naming: NAMINGS[guess.manager], doubt: guess.doubt };
}

/** Calls of package managers that certainly succeeded before an offset, in the stage and those it is built from. */
export function callsBefore(stage: Stage, offset: number): PackageCall[] {
  return stage.chain.flatMap(({ packages }) =>
    packages.calls.filter(({ certain, run }) => certain && run.command.range.start < offset),
  );
}

interface Guess {
  readonly manager: FailingDistribution['manager'];
  readonly doubt: string;
}

const BY_WORD: ReadonlyMap<string, Guess['manager']> = new Map([
  ['alpine', 'apk'],
  ...[
    'bionic',
    'bookworm',
    'bullseye',
    'buster',
    'debian',
    'focal',
    'jammy',
    'noble',
    'slim',
    'stretch',
    'ubuntu',
    'xenial',
  ].map((word) => [word, 'apt'] as const),
  ...['almalinux', 'centos', 'centos7', 'oraclelinux', 'rhel', 'rockylinux'].map(
    (word) => [word, 'yum'] as const,
  ),
  ['fedora', 'dnf'],
]);

function byName(stage: Stage): Guess | undefined {
  const reference = valueOf(stage.rootReference);
  const words = reference?.toLowerCase().split(/[/:@._-]|(?<=[a-z])(?=\d)/) ?? [];
  const managers = new Set(words.flatMap((word) => BY_WORD.get(word) ?? []));
  const [manager] = managers.size === 1 ? managers : [];
  return (
    manager && { manager, doubt: `that ${reference} has ${PROGRAMS[manager]} is concluded from its name` }
  );
}

const PROGRAMS: Readonly<Record<Guess['manager'], string>> = {
  apt: 'apt-get',
  apk: 'apk',
  dnf: 'dnf',
  yum: 'yum',
  microdnf: 'microdnf',
};

/** dash numbers lines, and is /bin/sh on Debian and Ubuntu; busybox, that of Alpine, does not. */
function byShell({ line }: Cause): Guess | undefined {
  const text = line?.text ?? '';
  if (/^[^\s:]+: \d+: (?:[^\s:]+: )?[^\s:]+: not found$/.test(text))
    return {
      manager: 'apt',
      doubt: 'that the image has apt-get is concluded from its shell, dash, as Debian and Ubuntu have it',
    };
  if (/^\/bin\/sh: [^:]+: not found$/.test(text))
    return {
      manager: 'apk',
      doubt: 'that the image has apk is concluded from its shell, busybox, as Alpine has it',
    };
  return undefined;
}
