import { is, valueOf } from '../known.ts';
import { shellOf, type StageCommand } from './commands.ts';
import { copiesNothing, installOf } from './go-runtime.ts';
import type { Stage } from './stage.ts';

/** The directory of the time zone database. */
export const ZONES = '/usr/share/zoneinfo';

/** The first `cp` of a time zone in a stage on plain Alpine, which has none. */
export function lackingZones(stage: Stage): StageCommand | undefined {
  if (valueOf(stage.image)?.image !== 'alpine' || !copiesNothing(stage, [ZONES], ['zoneinfo', 'tzdata']))
    return undefined;
  const isOpaque = stage.chain.some(
    ({ steps, packages }) =>
      packages.calls.some(({ unread }) => unread !== undefined) ||
      steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known),
  );
  if (isOpaque || installOf(stage, 'tzdata') !== undefined) return undefined;
  return stage.commands.find((run) => {
    const { command, step, words } = run;
    const source = words.find((word, index) => index > 0 && !(word.known && word.value.startsWith('-')));
    return (
      command.name === 'cp' &&
      command.reached === 'always' &&
      !command.tolerated &&
      command.wrappedBy.length === 0 &&
      step.instruction.json === undefined &&
      stage.state(step.index).isRoot &&
      source?.known === true &&
      source.value.startsWith(`${ZONES}/`) &&
      !is(stage.packages.installed('tzdata', step.index), true)
    );
  });
}
