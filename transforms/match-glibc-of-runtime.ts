import { newerGlibc, olderDebianTag, type NewerGlibc } from '../src/build/glibc.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Build on the Debian release that the program runs on',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['rust'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const target of build.targets) {
      const newer = newerGlibc(target);
      if (newer === undefined || seen.has(newer.base.from)) continue;
      seen.add(newer.base.from);
      yield offer(newer);
    }
  },
});

function offer(newer: NewerGlibc): Offer {
  const { base, build, copy, builder, runtime } = newer;
  const at = base.from.range;
  const tag = olderDebianTag(newer);
  if (tag === undefined)
    return {
      kind: 'left-alone',
      at,
      reason: `${base.facts.image}:${base.tag} is built on ${builder}, newer than ${runtime}, and there is none on that release: the runtime has to be newer`,
    };
  const edits = base.edits(tag);
  if (!edits.known) return { kind: 'left-alone', at, reason: edits.reason };
  return {
    kind: 'fix',
    message: `the program is built on ${builder} and runs on ${runtime}, whose glibc is older: use ${base.facts.image}:${tag}`,
    at,
    edits: edits.value,
    because: [
      { text: 'the program is built here', range: build.command.range },
      { text: `and copied to ${runtime} here`, range: copy.instruction.range },
    ],
    ...(newer.certain
      ? {}
      : {
          safety: 'unsafe',
          risk: 'a program that uses nothing new of glibc runs today, and what apt installs in the build would come from an older release',
        }),
  };
}
