import { neededRecommendations } from '../facts/needed-recommendations.ts';
import { is } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import { waysOn } from './later.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** An install by APT that takes along what its packages recommend. */
export interface WithRecommends {
  readonly call: PackageCall;
  /** The word behind which the option goes. */
  readonly after: ShellWord;
  /** What the build is seen to use of the recommended packages. */
  readonly needed: readonly string[];
  /** The last package that is named, where more can be named behind it. */
  readonly last: ShellWord | undefined;
}

const OPTION = '--no-install-recommends';
const YES: ReadonlySet<string> = new Set([
  '-y',
  '--yes',
  '--assume-yes',
  '-qy',
  '-yq',
  '-qqy',
  '-yqq',
  '-q',
  '-qq',
]);

/** Every such call of a stage. */
export function* withRecommends(stage: Stage): Iterable<WithRecommends> {
  for (const call of stage.packages.calls) {
    if (call.manager !== 'apt' || call.program === 'aptitude' || call.verb !== 'install' || call.dry)
      continue;
    const namesNothing = call.packages.length === 0 && call.unread === undefined;
    if (namesNothing || call.options.some((option) => decides(option))) continue;
    const { words } = call.command;
    const at = words.findIndex(({ literal }) => literal === 'install');
    const verb = words[at];
    if (verb === undefined) continue;
    const next = words[at + 1];
    const last = call.packages.at(-1)?.word;
    const needed = last === undefined ? [] : neededBy(call);
    yield { call, after: next !== undefined && YES.has(next.literal ?? '') ? next : verb, needed, last };
  }
}

/** It says already whether recommended packages are wanted. */
function decides({ name, value }: PackageCall['options'][number]): boolean {
  if (name === OPTION || name === '--install-recommends' || name === '--without-recommends') return true;
  const text = value?.known === true ? value.value : '';
  return (name === '-o' || name === '--option') && /^apt::install-recommends=/i.test(text);
}

/** Packages that the call brings as recommendations alone, and that this stage, or one built FROM it, uses. */
function neededBy(call: PackageCall): string[] {
  const { step, run } = call;
  const { stage } = step;
  const { dockerfile } = stage.build;
  const text = [[step], ...waysOn(step)]
    .flat()
    .map(({ instruction: { range } }) => dockerfile.text.slice(range.start, range.end))
    .join('\n');
  const all = stage.chain.flatMap(({ packages }) => packages.calls);
  const named = new Set(all.flatMap(({ packages }) => packages.map(({ name }) => name)));
  const brought = all.filter((one) => one !== call && one.command.range.start < call.command.range.start);
  const needed = call.packages.flatMap(({ name, removes }) => (removes ? [] : neededRecommendations(name)));
  const missing = needed.filter(
    (one) =>
      (one.words.length === 0 || one.words.some((word) => text.includes(word))) &&
      ![one.needs, ...one.with].some((name) => named.has(name)) &&
      !brought.some((other) => recommends(other, one.needs)) &&
      !is(stage.packages.installed(one.needs, run), true),
  );
  return [...new Set(missing.map(({ needs }) => needs))];
}

/** An earlier call takes the recommended package along, or will name it. */
function recommends({ manager, verb, options, packages }: PackageCall, need: string): boolean {
  return (
    manager === 'apt' &&
    verb === 'install' &&
    !options.some((option) => decides(option)) &&
    packages.some(({ name }) => neededRecommendations(name).some(({ needs }) => needs === need))
  );
}
