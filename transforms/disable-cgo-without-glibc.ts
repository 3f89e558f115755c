import { assignable, glibcGo, type GlibcGo } from '../src/build/cgo.ts';
import { insertWordsBefore } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Build Go programs without cgo where they run without glibc',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['golang'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      for (const found of glibcGo(target)) {
        if (seen.has(found.build.command)) continue;
        seen.add(found.build.command);
        yield offer(found);
      }
    }
  },
});

function offer({ build, copy, runtime, needsCgo, linksC }: GlibcGo): Offer {
  const at = build.step.instruction.range;
  if (needsCgo !== undefined)
    return {
      kind: 'left-alone',
      at,
      reason: `${needsCgo} needs cgo, and ${runtime} has no glibc: build and run it on the same distribution`,
    };
  const command = assignable(build);
  if (!command.known) return { kind: 'left-alone', at, reason: command.reason };
  return {
    kind: 'fix',
    message: `go ${build.command.words[1]?.literal ?? 'build'} links against glibc, which ${runtime} does not have: build with CGO_ENABLED=0`,
    at,
    edits: insertWordsBefore(command.value, 'CGO_ENABLED=0'),
    because: [
      { text: 'the image of this stage has glibc and a C compiler', range: build.step.stage.from.range },
      { text: `the program is copied to ${runtime}`, range: copy.instruction.range },
    ],
    ...(linksC
      ? {}
      : {
          safety: 'unsafe',
          risk: 'a dependency that needs cgo without being known for it would fail to build, or at run time',
        }),
  };
}
