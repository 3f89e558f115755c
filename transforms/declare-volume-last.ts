import type { Build } from '../src/build/build.ts';
import { earlyVolumes, type EarlyVolume } from '../src/build/early-volumes.ts';
import { moveInstructionAfter } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Declare a volume when its files are ready',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['volume'],
  *fixes(build) {
    for (const stage of build.stages) for (const found of earlyVolumes(stage)) yield offer(build, found);
  },
});

function offer({ dockerfile }: Build, { volume, path, change, last, missing }: EarlyVolume): Offer {
  const at = volume.range;
  if (missing !== undefined)
    return {
      kind: 'left-alone',
      at,
      reason: `only the volume makes ${missing} where a builder makes it at all`,
    };
  return {
    kind: 'fix',
    message: `${change.command.name} changes ${path} after VOLUME, which builders before BuildKit throw away: declare the volume behind it`,
    at,
    edits: moveInstructionAfter(dockerfile, volume, last),
    because: [
      { text: `${change.command.name} changes what lies in the volume`, range: change.command.range },
    ],
  };
}
