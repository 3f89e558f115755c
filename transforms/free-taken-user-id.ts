import type { Stage } from '../src/build/stage.ts';
import { removal, takenIds, type TakenId } from '../src/build/taken-ids.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Free the user id that the base image has taken',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['user', 'group'],
  *fixes(build) {
    for (const stage of build.stages) for (const taken of takenIds(stage)) yield offer(stage, taken);
  },
});

function offer(stage: Stage, taken: TakenId): Offer {
  const { run, name, holder, first } = taken;
  const at = run.command.range;
  const command = removal(stage, taken);
  if (!command.known) return { kind: 'left-alone', at, reason: command.reason };
  const id = holder.uid.known ? holder.uid.value : '';
  return {
    kind: 'fix',
    message: `the id ${id} belongs to the user ${name} of the base image, so ${run.command.name} fails: remove that user first`,
    at,
    edits: insertCommandBefore(stage.build.dockerfile, first.step.instruction, first.command, command.value),
    because: [
      {
        text: `${name} has the id ${id} in ${stage.image.known ? `${stage.image.value.image}:${stage.image.value.tag}` : 'the image'}`,
        range: stage.from.range,
      },
    ],
  };
}
