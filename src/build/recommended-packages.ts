import type { ShellWord } from '../shell/types.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** An install by APT that takes along what its packages recommend. */
export interface WithRecommends {
  readonly call: PackageCall;
  /** The word behind which the option goes. */
  readonly after: ShellWord;
}

const OPTION = '--no-install-recommends';
const YES: ReadonlySet<string> = new Set(['-y', '--yes', '--assume-yes', '-qy', '-yq', '-qqy', '-yqq', '-q', '-qq']);

/** Every such call of a stage. */
export function* withRecommends(stage: Stage): Iterable<WithRecommends> {
  for (const call of stage.packages.calls) {
    if (call.manager !== 'apt' || call.program === 'aptitude' || call.verb !== 'install' || call.dry) continue;
    if (call.options.some((option) => decides(option))) continue;
    const { words } = call.command;
    const at = words.findIndex(({ literal }) => literal === 'install');
    const verb = words[at];
    if (verb === undefined) continue;
    const next = words[at + 1];
    yield { call, after: next !== undefined && YES.has(next.literal ?? '') ? next : verb };
  }
}

/** It says already whether recommended packages are wanted. */
function decides({ name, value }: PackageCall['options'][number]): boolean {
  if (name === OPTION || name === '--install-recommends' || name === '--without-recommends') return true;
  return (
    (name === '-o' || name === '--option') && value?.known === true && /^apt::install-recommends=/i.test(value.value)
  );
}
