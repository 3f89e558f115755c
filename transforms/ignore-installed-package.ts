import { installOver } from '../src/build/installed-over.ts';
import { logEvidence } from '../src/build/failure.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let pip install over packages that it cannot remove',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes(build) {
    const found = build.failure && installOver(build.failure);
    if (found === undefined) return;
    const { install, cause, name } = found;
    yield {
      kind: 'fix',
      message: `pip cannot take out the ${name} that is there: install over it`,
      at: install.run.command.range,
      edits: insertWordsAfter(found.verb, '--ignore-installed'),
      because: [logEvidence(cause)],
      ...(found.certain
        ? {}
        : { safety: 'unsafe' as const, risk: 'Another install of the RUN may be the one that stopped' }),
    };
  },
});
