import { raised, raiseEdits } from '../src/build/raised-tag.ts';
import { oldRust, type OldRust } from '../src/build/rust.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use a Rust version that the package can be built with',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
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
