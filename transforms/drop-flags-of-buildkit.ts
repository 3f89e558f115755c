import { buildKitFlags, isBuildKitFlag } from '../src/build/buildkit-flags.ts';
import { logEvidence } from '../src/build/failure.ts';
import { dropFlag } from '../src/edits/drop-flag.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Leave out flags that only BuildKit knows',
  why: `\`RUN --mount\`, \`FROM --platform\` and \`COPY --link\` are BuildKit's. The builder that Docker had before (and still has
where buildx is not installed, or with \`DOCKER_BUILDKIT=0\`) refuses the whole file. The first choice is to build with BuildKit:
\`DOCKER_BUILDKIT=1 docker build .\`, or \`docker buildx build .\`.

Where that cannot be, a cache mount can go: downloads are repeated then, and what they leave is in the image. The platform of
the build is the only one that the old builder builds for, so that naming it adds nothing there.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'Builds with BuildKit lose what the flag does: a cache that is kept between builds, and stages on the platform of the builder',
  symptoms: [
    'Error response from daemon: Dockerfile parse error line 8: Unknown flag: mount',
    'Error response from daemon: Dockerfile parse error line 2: Unknown flag: platform',
    'the --mount option requires BuildKit. Refer to https://docs.docker.com/go/buildkit/ to learn how to build images with BuildKit enabled',
  ],
  check: 'DOCKER_BUILDKIT=0 docker build .',
  sources: [
    'https://docs.docker.com/go/buildkit/',
    'https://docs.docker.com/reference/dockerfile/#run---mount',
    'https://docs.docker.com/reference/dockerfile/#from',
  ],
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
