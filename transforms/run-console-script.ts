import { moduleRuns } from '../src/build/console-scripts.ts';
import { missedScripts, whyNoInterpreter } from '../src/build/python-search.ts';
import type { Stage } from '../src/build/stage.ts';
import { removeWordsBefore } from '../src/edits/index.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start the console script instead of `python -m` where packages were copied',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['python'],
  *fixes(build) {
    const seen = new Set<number>();
    for (const target of build.targets) {
      for (const offer of offers(target)) {
        if (!seen.has(offer.at.start)) yield offer;
        seen.add(offer.at.start);
      }
    }
  },
});

function* offers(target: Stage): Iterable<Offer> {
  const missed = missedScripts(target);
  if (missed === undefined) return;
  const { base, copy } = missed.packages;
  for (const { module, script, python, name, hindrance } of moduleRuns(target)) {
    const at = { start: python.range.start, end: name.range.end };
    const reason = hindrance ?? whyNoInterpreter(missed);
    if (reason !== undefined) yield { kind: 'left-alone', at, reason };
    else
      yield {
        kind: 'fix',
        message: `python -m ${module} does not find its packages in ${base}: start the console script ${script.name}, which is on PATH`,
        at,
        edits: removeWordsBefore(python, name),
        because: [
          { text: `the packages lie in ${base}`, range: copy.instruction.range },
          { text: `${script.name} is the same program as python -m ${module}`, source: script.source },
        ],
      };
  }
}
