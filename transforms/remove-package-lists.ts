import { cleanupPlace } from '../src/build/cleanup-place.ts';
import { keptLists } from '../src/build/kept-lists.ts';
import { removePath } from '../src/edits/clean-up.ts';
import { removeInstruction } from '../src/edits/index.ts';
import type { Known } from '../src/known.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/build/building/best-practices/#apt-get';

export default transform({
  summary: 'Remove the lists of APT in the layer that fetches them',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  risk: 'A script that runs later in the build and installs packages without fetching the lists itself no longer finds any.',
  answers: ['hadolint/DL3009'],
  looksFor: ['apt'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { step, refresh, free, needed, alone } of keptLists(stage)) {
        const at = refresh.command.range;
        const place = cleanupPlace(refresh.run);
        if (needed || !place.known || (alone && !free.known)) {
          yield { kind: 'left-alone', at, reason: why(free.known ? place : free) };
          continue;
        }
        const { dockerfile } = build;
        const remedy = alone ? 'leave the RUN out' : 'remove them in the same RUN';
        yield {
          kind: 'fix',
          message: `the lists that ${refresh.program} ${refresh.verb} fetches stay in the image: ${remedy}`,
          at,
          edits: alone
            ? removeInstruction(dockerfile, step.instruction)
            : removePath(dockerfile, step.instruction, place.value, '/var/lib/apt/lists/*'),
          because: [{ text: 'nothing behind this RUN uses the lists', range: at, source: SOURCE }],
          ...(free.known
            ? {}
            : {
                safety: 'unsafe' as const,
                risk: `${free.reason}: without them it finds no packages unless it fetches the lists itself`,
              }),
        };
      }
    }
  },
});

function why(one: Known<unknown>): string {
  return one.known ? '' : one.reason;
}
