import { raised, raiseEdits } from '../src/build/raised-tag.ts';
import { oldRust, type OldRust } from '../src/build/rust.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use a Rust version that the package can be built with',
  why: `Cargo refuses a Cargo.lock of format 4 before 1.78, edition 2024 before 1.85, and a package whose \`rust-version\` is newer
than the compiler. The tag of the base image is raised just so far: for the lockfile to 1.83, the first version that
writes that format, because the dependencies in it were chosen with at least that one. What else the tag says stays.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'lock file version `4` was found, but this version of Cargo does not understand this lock file, perhaps Cargo needs to be updated?',
    'lock file version 4 requires `-Znext-lockfile-bump`',
    'feature `edition2024` is required',
    'requires rustc 1.80 or newer, while the currently active rustc version is 1.75.0',
  ],
  assumes: ['The manifest and lockfile that are copied are those in the build context.'],
  check: 'docker build .',
  sources: [
    'https://doc.rust-lang.org/cargo/CHANGELOG.html',
    'https://doc.rust-lang.org/edition-guide/rust-2024/index.html',
    'https://doc.rust-lang.org/cargo/reference/rust-version.html',
    'https://github.com/sassman/ssd-benchmark-rs/issues/47',
  ],
  looksFor: ['rust'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const stage of build.needed) {
      const old = oldRust(stage);
      if (old === undefined || seen.has(old.base.from)) continue;
      seen.add(old.base.from);
      yield offer(old);
    }
  },
});

function offer({ base, run, need }: OldRust): Offer {
  const at = base.from.range;
  const tag = raised('rust', base, need.version);
  const edits = raiseEdits(base, tag, 'rust', need.version);
  if (!edits.known) return { kind: 'left-alone', at, reason: edits.reason };
  return {
    kind: 'fix',
    message: `${need.file} has ${need.what}, which rust:${base.tag} refuses: use rust:${tag ?? ''}`,
    at,
    edits: edits.value,
    because: [
      { text: `${need.what} needs a newer Rust`, file: need.file },
      { text: 'it is built here', range: run.command.range },
    ],
  };
}
