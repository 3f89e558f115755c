import { newerGlibc, olderDebianTag, type NewerGlibc } from '../src/build/glibc.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Build on the Debian release that the program runs on',
  why: `A program that is linked against glibc runs with that version or a newer one, not with an older one whose functions
it misses. \`rust:1\` and \`rust:1.90\` stand on the newest Debian of their day, so that a runtime stage on an older release
can stop at the first start: always where the builder has glibc 2.34 and the runtime has not, otherwise if the program
uses something new. The compiler is taken on a Debian whose glibc the runtime has: Rust's version stays, and the runtime.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.39' not found (required by /usr/local/bin/app)",
    "version `GLIBC_2.34' not found",
    "version `GLIBC_2.29' not found",
  ],
  assumes: ['The program that is copied is the one that cargo builds.'],
  check: 'docker run --rm --entrypoint ldd IMAGE /usr/local/bin/app',
  sources: [
    'https://github.com/rust-lang/docker-rust/issues/89',
    'https://github.com/apollographql/router/issues/8450',
    'https://sourceware.org/glibc/wiki/Release/2.34',
  ],
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
