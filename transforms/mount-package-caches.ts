import { mountableCaches } from '../src/build/mountable-caches.ts';
import { addMounts } from '../src/edits/mounts.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/build/cache/optimize/#use-cache-mounts';

const PROPOSED: Readonly<Record<string, string>> = {
  npm: 'hadolint/DL3068',
  cargo: 'hadolint/DL3069',
  go: 'hadolint/DL3070',
  maven: 'hadolint/DL3071',
  gradle: 'hadolint/DL3072',
  pnpm: 'hadolint/DL3075',
};

const CODE = 'tally/prefer-package-cache-mounts';

export default transform({
  summary: 'Keep what package managers fetch on the builder',
  why: `A package manager fetches everything anew whenever the layer is built again, and leaves a cache in the image that nothing
reads. A cache mount is a directory of the builder: it outlives the build, so that only what is new is fetched, and it is no
part of the image. It is the other way to a small layer beside leaving the cache out or cleaning it, and faster where one builder
builds again and again; where each build has a fresh machine nothing is gained. Libraries that a build reads from the
cache (Go, Cargo, Maven, Gradle) are mounted only in stages whose image is not shipped.`,
  kind: 'improve',
  effect: 'build',
  safety: 'unsafe',
  risk: 'What looks into the cache in a later step, or in a container, finds it empty, and a builder without BuildKit does not know --mount.',
  assumes: ['The image is built with BuildKit, Podman 4.0 or Buildah 1.24, or newer.'],
  check: 'docker build --no-cache . twice: the second time fetches little',
  sources: [SOURCE, 'https://docs.docker.com/reference/dockerfile/#run---mounttypecache'],
  looksFor: ['pip', 'npm', 'yarn', 'go', 'cargo', 'mvn', 'gradle'],
  answers: [CODE, ...Object.values(PROPOSED)],
  *fixes(build) {
    // A build that fails is to be mended first, perhaps by a builder that knows no mounts.
    if (build.failure !== undefined) return;
    for (const stage of build.stages) {
      for (const { step, run, manager, mounts } of mountableCaches(stage)) {
        const at = run.command.range;
        if (!mounts.known) {
          yield { kind: 'left-alone', at, reason: mounts.reason };
          continue;
        }
        const code = PROPOSED[manager];
        yield {
          kind: 'fix',
          message: `${run.command.name} fetches everything anew each time: let the builder keep its cache`,
          at,
          edits: addMounts(build.dockerfile, step.instruction, mounts.value),
          because: [{ text: 'nothing else reads the cache', range: at, source: SOURCE }],
          answers: [CODE, ...(code === undefined ? [] : [code])],
        };
      }
    }
  },
});
