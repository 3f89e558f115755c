import { cachedInstalls } from '../src/build/pip-cache.ts';
import { insertOptionAfter } from '../src/edits/insert-option.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://pip.pypa.io/en/stable/topics/caching/#disabling-caching';

export default transform({
  summary: 'Install with pip without keeping its cache in the image',
  why: `pip keeps what it downloads, and the wheels that it builds, in a cache below the home directory. The next build starts from
an earlier layer or from nothing, so that the cache only makes the image larger. \`--no-cache-dir\` leaves it out. Nothing is changed where the
cache is a mount, where a variable or a configuration file switches it off, or where another stage copies from it.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  risk: 'A pip older than 6.0 stops at the option.',
  symptoms: [
    'DL3042 warning: Avoid use of cache directory with pip. Use `pip install --no-cache-dir <package>`',
  ],
  assumes: ['pip is 6.0 (December 2014) or newer.'],
  check: 'docker run --rm IMAGE du -sh /root/.cache/pip',
  sources: [SOURCE, 'https://github.com/hadolint/hadolint/wiki/DL3042'],
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
