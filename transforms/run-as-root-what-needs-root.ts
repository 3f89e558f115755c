import { needsRoot, type NeedsRoot } from '../src/build/root-commands.ts';
import type { Stage } from '../src/build/stage.ts';
import {
  insertInstructionAfter,
  insertInstructionBefore,
  moveInstructionAfter,
  removeInstruction,
} from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Run as root what only root may do',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const stage of build.stages) for (const found of needsRoot(stage)) yield offer(stage, found);
  },
});

function offer(stage: Stage, found: NeedsRoot): Offer {
  const { command, fault, other } = found;
  const user = stage.state(command.step.index).userSpec.value;
  const name = user.known ? user.value : 'the user';
  return {
    kind: 'fix',
    message: `${command.command.name} runs as ${name}, and ${fault}: run it as root`,
    at: command.command.range,
    edits: edits(stage, found),
    because: [{ text: fault }],
    ...(other === undefined
      ? {}
      : {
          safety: 'unsafe',
          risk: `Root runs ${other.command.name} too, so that what it writes belongs to root, or lies in root's home.`,
        }),
  };
}

function edits({ build: { dockerfile } }: Stage, { steps, user, back }: NeedsRoot): Edit[] {
  const [first, last] = [steps[0]?.instruction, steps.at(-1)?.instruction];
  if (first === undefined || last === undefined) return [];
  if (user !== undefined && back !== undefined) return moveInstructionAfter(dockerfile, user, last);
  const before =
    user === undefined
      ? insertInstructionBefore(dockerfile, first, 'USER root')
      : removeInstruction(dockerfile, user);
  return back === undefined
    ? before
    : [...before, ...insertInstructionAfter(dockerfile, last, `USER ${back}`)];
}
