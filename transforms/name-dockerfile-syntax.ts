import { logEvidence } from '../src/build/failure.ts';
import { newerSyntax } from '../src/build/newer-syntax.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Name the syntax that a newer Dockerfile needs',
  kind: 'repair',
  effect: 'build',
  safety: 'unsafe',
  risk: 'every builder fetches docker/dockerfile:1 from Docker Hub then, which it cannot without a network or behind a registry that lacks it',
  looksFor: 'log',
  *fixes(build) {
    const found = newerSyntax(build);
    if (found === undefined) return;
    const { feature, at, since, named, cause, source } = found;
    if (named !== undefined) {
      const reason = `a frontend is named already; ${feature} needs version ${since} of docker/dockerfile, and the name has to stand in the first line`;
      yield { kind: 'left-alone', at: named.range, reason };
      return;
    }
    const start = build.dockerfile.bom ? 1 : 0;
    yield {
      kind: 'fix',
      message: `${feature} needs version ${since} of the syntax, which this builder lacks: name it in the first line`,
      at,
      edits: [{ start, end: start, text: '# syntax=docker/dockerfile:1\n' }],
      because: [logEvidence(cause), { text: `${feature} came with version ${since}`, source }],
    };
  },
});
