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
  composer: 'hadolint/DL3073',
  nuget: 'hadolint/DL3074',
  pnpm: 'hadolint/DL3075',
  mix: 'hadolint/DL3076',
  rubygems: 'hadolint/DL3077',
};

const CODE = 'tally/prefer-package-cache-mounts';

export default transform({
  summary: 'Keep what package managers fetch on the builder',
  kind: 'improve',
  effect: 'build',
  safety: 'unsafe',
  risk: 'What looks into the cache in a later step, or in a container, finds it empty, and a builder without BuildKit does not know --mount.',
  looksFor: [
    'pip',
    'npm',
    'yarn',
    'go',
    'cargo',
    'mvn',
    'gradle',
    'bundle',
    'gem',
    'composer',
    'dotnet',
    'mix',
  ],
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
