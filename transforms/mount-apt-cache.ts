import { APT_DIRECTORIES, aptMounts, type AptMounts, type AptRun } from '../src/build/apt-mounts.ts';
import type { Build } from '../src/build/build.ts';
import { commandsOf } from '../src/build/commands.ts';
import { insertCommandBefore } from '../src/edits/index.ts';
import { addMounts } from '../src/edits/mounts.ts';
import { removeCommands } from '../src/edits/remove-commands.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const MOUNTS = APT_DIRECTORIES.map((target) => `type=cache,target=${target},sharing=locked`);
const END_HOOK = 'rm -f /etc/apt/apt.conf.d/docker-clean';

export default transform({
  summary: 'Keep what APT fetches on the builder',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'What a later image installs with APT stays in its layer unless it has such a mount too, and a builder without BuildKit does not know --mount.',
  looksFor: ['apt'],
  answers: ['tally/prefer-package-cache-mounts'],
  *fixes(build) {
    // A build that fails is to be mended first, perhaps by a builder that knows no mounts.
    if (build.failure !== undefined) return;
    for (const found of aptMounts(build.stages)) {
      const at = found.runs[0]?.step.instruction.range ?? found.stage.from.range;
      const edits = found.doubt === undefined ? editsFor(build, found) : undefined;
      if (edits === undefined) {
        yield {
          kind: 'left-alone',
          at,
          reason: found.doubt ?? 'what stands beside the clean-up hangs on it',
        };
        continue;
      }
      yield {
        kind: 'fix',
        message: 'APT fetches everything anew each time: let the builder keep its lists and packages',
        at,
        edits,
        because: [
          {
            text: 'each RUN that installs fetches the lists itself',
            range: at,
            source: 'https://docs.docker.com/reference/dockerfile/#example-cache-apt-packages',
          },
        ],
      };
    }
  },
});

function editsFor({ dockerfile }: Build, { runs, hook }: AptMounts): readonly Edit[] | undefined {
  const edits = runs.map((run, index) => {
    const { instruction } = run.step;
    const cleaned = withoutCleanUp(dockerfile, run);
    const ended =
      hook && index === 0 ? insertCommandBefore(dockerfile, instruction, run.refresh.command, END_HOOK) : [];
    return cleaned && [...addMounts(dockerfile, instruction, MOUNTS), ...ended, ...cleaned];
  });
  return edits.includes(undefined) ? undefined : edits.flatMap((each) => each ?? []);
}

/** What is mounted has not to be cleaned, which would empty the cache of the builder. */
function withoutCleanUp(
  dockerfile: Build['dockerfile'],
  { step, cleaners, removed }: AptRun,
): readonly Edit[] | undefined {
  const all = commandsOf(step).map(({ command }) => command);
  const gone = removeCommands(
    dockerfile,
    all,
    cleaners.map(({ command }) => command),
  );
  if (gone === undefined) return undefined;
  const words = all.flatMap((command) => command.words);
  const cut = removed.flatMap((word) => {
    const before = words[words.indexOf(word) - 1];
    return before === undefined ? [] : [{ start: before.range.end, end: word.range.end, text: '' }];
  });
  return [...gone, ...cut];
}
