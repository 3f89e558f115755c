import { nearest } from '../dockerfile/nearest.ts';
import type { Flag } from '../dockerfile/types.ts';
import { isOfficialImage } from '../facts/official-images.ts';
import type { Build } from './build.ts';
import type { Stage } from './stage.ts';

/** A `--from` that names no stage and no image, but almost a stage. */
export interface MisspeltStage {
  readonly flag: Flag;
  /** The name as written. */
  readonly written: string;
  /** The stage above that is meant. */
  readonly stage: Stage;
  readonly name: string;
  /** Nothing else uses that stage, so that it is there for this. */
  readonly unused: boolean;
}

/** Names in COPY `--from` that differ from the name of one stage above in their spelling alone. */
export function* misspeltStages(build: Build): Iterable<MisspeltStage> {
  for (const user of build.stages) {
    for (const { instruction } of user.steps) {
      const flag =
        instruction.keyword === 'COPY' ? instruction.flags.find(({ name }) => name === 'from') : undefined;
      const written = flag?.value ?? '';
      if (
        flag?.valueRange === undefined ||
        !isLocalName(written) ||
        build.isForeign(written) ||
        build.stage(written, user.index) !== undefined
      )
        continue;
      const stage = meant(build, user, written);
      if (stage?.name === undefined || build.stage(written) !== undefined) continue;
      yield { flag, written, stage, name: stage.name, unused: isUnused(build, stage) };
    }
  }
}

/** A plain word that no registry has: neither an official image nor a reference with an owner, a tag or a variable. */
function isLocalName(name: string): boolean {
  return /^[A-Za-z][\w-]*$/.test(name) && !isOfficialImage(name.toLowerCase());
}

function meant(build: Build, user: Stage, written: string): Stage | undefined {
  const above = build.stages.filter((stage) => stage.index < user.index && stage.name !== undefined);
  const alike = above.filter(({ name = '' }) => isAlike(name.toLowerCase(), written.toLowerCase()));
  return alike.length === 1 ? alike[0] : undefined;
}

/** The same but for signs between words, endings of one stem (`build`, `builder`, `build-stage`), or a letter or two. */
function isAlike(name: string, written: string): boolean {
  const [a, b] = [letters(name), letters(written)];
  if (a === b || stem(a) === stem(b)) return true;
  return a.length > 4 && b.length > 4 && !/\d/.test(a + b) && nearest(b, [a]) === a;
}

/** Without the signs between words, and with words as they are mostly shortened. */
function letters(name: string): string {
  return name
    .replaceAll(/[-_]/g, '')
    .replace('dependencies', 'deps')
    .replace('development', 'dev')
    .replace('production', 'prod');
}

function stem(name: string): string {
  return name.replace(/(stage|image)$/, '').replace(/(ers?|ing|s)$/, '');
}

function isUnused(build: Build, stage: Stage): boolean {
  return stage !== build.final && !build.stages.some((other) => other.uses.includes(stage));
}
