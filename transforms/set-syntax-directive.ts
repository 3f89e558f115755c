import { isFrontendFlag } from '../src/build/buildkit-flags.ts';
import { logEvidence } from '../src/build/failure.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Have BuildKit fetch the current syntax',
  kind: 'repair',
  effect: 'build',
  safety: 'safe',
  looksFor: 'log',
  *fixes(build) {
    const { dockerfile, failure } = build;
    const cause = failure?.log.builder === 'buildkit' ? failure.cause('dockerfile-flag-unknown') : undefined;
    const flag = cause?.captures.option;
    if (cause === undefined || flag === undefined || !isFrontendFlag(flag)) return;
    if (dockerfile.directives.some(({ name }) => name === 'syntax')) return;
    const start = dockerfile.bom ? 1 : 0;
    yield {
      kind: 'fix',
      message: `this builder does not know --${flag}: have it fetch the current syntax`,
      at: dockerfile.instructions[0]?.head ?? { start, end: start },
      edits: [{ start, end: start, text: '# syntax=docker/dockerfile:1\n' }],
      because: [logEvidence(cause)],
    };
  },
});
