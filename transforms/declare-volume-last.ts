import type { Build } from '../src/build/build.ts';
import { earlyVolumes, type EarlyVolume } from '../src/build/early-volumes.ts';
import { moveInstructionAfter } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Declare a volume when its files are ready',
  why: `The builder before BuildKit mounts an empty volume for every RUN behind VOLUME and throws it away afterwards: files that
are made there, and owners that are changed, are lost without a word. BuildKit keeps them. Declared behind the last RUN
that changes it the volume starts with the same files under every builder.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'files that a RUN made in a VOLUME are missing in the container',
    "chown of a VOLUME's directory has no effect",
    'Permission denied',
  ],
  check: 'docker run --rm --entrypoint ls IMAGE -la /data',
  sources: ['https://docs.docker.com/reference/dockerfile/#notes-about-specifying-volumes'],
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
