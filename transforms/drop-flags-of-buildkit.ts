import { buildKitFlags, isBuildKitFlag } from '../src/build/buildkit-flags.ts';
import { logEvidence } from '../src/build/failure.ts';
import { dropFlag } from '../src/edits/drop-flag.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Leave out flags that only BuildKit knows',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Builds with BuildKit lose what the flag does: a cache that is kept between builds, and stages on the platform of the builder',
  looksFor: 'log',
  *fixes(build) {
    const cause = build.failure?.cause('dockerfile-flag-unknown');
    const name = cause?.captures.option;
    const isOld = build.failure?.log.builder !== 'buildkit';
    if (cause === undefined || name === undefined || !isOld || !isBuildKitFlag(name)) return;
    const flags = buildKitFlags(build.stages, name);
    const [first] = flags;
    const needed = flags.find((one) => one.needed !== undefined);
    if (first === undefined) return;
    if (needed !== undefined) {
      yield {
        kind: 'left-alone',
        at: needed.flag.range,
        reason: `this builder does not know --${name}, but ${needed.needed}: build with BuildKit (DOCKER_BUILDKIT=1)`,
      };
      return;
    }
    yield {
      kind: 'fix',
      message: `this builder does not know --${name}: leave it out, or better build with BuildKit`,
      at: first.flag.range,
      edits: [...new Set(flags.map(({ instruction }) => instruction))].flatMap((each) =>
        dropFlag(build.dockerfile, each, name),
      ),
      because: [logEvidence(cause)],
      advice: 'DOCKER_BUILDKIT=1 docker build . needs no change at all',
    };
  },
});
