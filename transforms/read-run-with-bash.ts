import { bashPlace, type BashPlace } from '../src/build/bash-under-dash.ts';
import type { Build } from '../src/build/build.ts';
import { insertInstructionBefore } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let bash read the RUN that is written for it',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  *fixes(build) {
    for (const stage of build.needed) {
      const place = bashPlace(stage);
      if (place !== undefined) yield offer(build, place);
    }
  },
});

function offer({ dockerfile }: Build, { step, what, range, fails, command, shell }: BashPlace): Offer {
  if (!fails && command?.name === 'rm')
    return {
      kind: 'left-alone',
      at: range,
      reason: `dash removes nothing by ${what}, and bash might too much`,
    };
  const written = shell.map((word) => JSON.stringify(word)).join(', ');
  return {
    kind: 'fix',
    message: fails
      ? `/bin/sh is dash, which stops at ${what}: let bash read this ${step.instruction.keyword}`
      : `/bin/sh is dash, which does not know ${what} and goes on: let bash read this ${step.instruction.keyword}`,
    at: range,
    edits: insertInstructionBefore(dockerfile, step.instruction, `SHELL [${written}]`),
    because: [{ text: '/bin/sh of this image is dash, and bash is there too', range: step.stage.from.range }],
    ...(fails
      ? {}
      : {
          safety: 'unsafe' as const,
          risk: 'the build works today with what dash makes of it, and with bash other files or branches come out; what follows in the stage, its CMD in shell form included, is read by bash too',
        }),
  };
}
