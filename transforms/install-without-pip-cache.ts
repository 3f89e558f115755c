import { cachedInstalls } from '../src/build/pip-cache.ts';
import { insertOptionAfter } from '../src/edits/insert-option.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://pip.pypa.io/en/stable/topics/caching/#disabling-caching';

export default transform({
  summary: 'Install with pip without keeping its cache in the image',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  risk: 'A pip older than 6.0 stops at the option.',
  answers: ['hadolint/DL3042'],
  looksFor: ['pip'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, verb, kept, old } of cachedInstalls(stage)) {
        const at = run.command.range;
        if (kept !== undefined) {
          yield { kind: 'left-alone', at, reason: kept };
          continue;
        }
        yield {
          kind: 'fix',
          message: 'pip keeps its cache in the image: pass --no-cache-dir',
          at,
          edits: insertOptionAfter(run.step.instruction, run.command, verb, '--no-cache-dir'),
          because: [{ text: 'nothing uses the cache', range: at, source: SOURCE }],
          ...(old === undefined ? {} : { safety: 'unsafe' as const, risk: old }),
        };
      }
    }
  },
});
