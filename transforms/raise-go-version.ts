import { fittingTag, oldGo, type OldGo } from '../src/build/go-version.ts';
import { raiseEdits } from '../src/build/raised-tag.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Use the Go version that go.mod asks for',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['golang'],
  *fixes(build) {
    const seen = new Set<unknown>();
    for (const stage of build.needed) {
      const old = oldGo(stage);
      if (old === undefined || seen.has(old.base.from)) continue;
      seen.add(old.base.from);
      yield offer(old);
    }
  },
});

function offer(old: OldGo): Offer {
  const { base, run, module, needs } = old;
  const at = base.from.range;
  const tag = fittingTag(old);
  const edits = raiseEdits(base, tag, 'golang', needs);
  if (!edits.known) return { kind: 'left-alone', at, reason: edits.reason };
  return {
    kind: 'fix',
    message: `${module.path} asks for Go ${needs}, and golang:${base.tag} is older: use golang:${tag ?? ''}`,
    at,
    edits: edits.value,
    because: [
      { text: `go ${needs} is the least that the module is for`, file: module.path },
      { text: 'it is read here', range: run.command.range },
    ],
    ...(old.certain
      ? {}
      : {
          safety: 'unsafe',
          risk: 'Go before 1.21 builds a newer module as long as that uses nothing new, so the build may work today',
        }),
  };
}
