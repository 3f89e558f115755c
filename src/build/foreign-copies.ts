import { valueOf } from '../known.ts';
import type { Copy } from './copy.ts';
import { within } from './paths.ts';
import type { Stage } from './stage.ts';

/** A COPY behind USER that gives files to root in a directory where the user works. */
export interface ForeignCopy {
  readonly copy: Copy;
  /** What `--chown` would be given: the user as USER names it, with the group where it is known. */
  readonly owner: string;
}

/** Every such COPY and ADD of a stage. Where a later command changes owners, what root has been given is not what counts. */
export function* foreignCopies(stage: Stage): Iterable<ForeignCopy> {
  const changes = stage.commands.filter(
    ({ command }) => command.name === 'chown' || command.name === 'chgrp',
  );
  for (const copy of stage.copies) {
    const state = stage.state(copy.step.index);
    const target = valueOf(copy.target);
    const flags = copy.instruction.flags.map(({ name }) => name);
    if (!state.isNotRoot || target === undefined || flags.includes('chown') || flags.includes('link'))
      continue;
    if (changes.some(({ step }) => step.index > copy.step.index)) continue;
    const places = [valueOf(state.home), valueOf(state.workdir)].filter(
      (place) => place !== undefined && place !== '/',
    );
    if (!places.some((place) => place !== undefined && within(place, target))) continue;
    const owner = ownerAt(copy);
    if (owner !== undefined) yield { copy, owner };
  }
}

/** As the last USER before it has it. */
function ownerAt({ step }: Copy): string | undefined {
  const { stage, index } = step;
  const user = stage.steps.findLast((one) => one.index < index && one.instruction.keyword === 'USER');
  const spec = valueOf(stage.state(index).userSpec.value);
  const written = user === undefined ? spec : user.instruction.words[0]?.raw;
  if (written === undefined || !/^[\w.:${}-]+$/.test(written)) return undefined;
  const account = valueOf(stage.state(index).user);
  const group = account && valueOf(account.group);
  return group === undefined || /[:$]/.test(written) ? written : `${written}:${group}`;
}
