import { logEvidence } from '../src/build/failure.ts';
import { newerSyntax } from '../src/build/newer-syntax.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Name the syntax that a newer Dockerfile needs',
  why: `BuildKit reads a Dockerfile with the frontend that it was shipped with, and stops at what is newer: a heredoc, \`COPY --link\`,
\`COPY --parents\`. \`# syntax=docker/dockerfile:1\` in the first line makes it fetch the newest stable frontend of version 1 and
read the file with that. Which frontend a builder has, only its log tells. The line does nothing for the builder before
BuildKit, which takes it for a comment: there \`DOCKER_BUILDKIT=1\` helps, or a newer Docker.`,
  kind: 'repair',
  effect: 'build',
  safety: 'unsafe',
  risk: 'every builder fetches docker/dockerfile:1 from Docker Hub then, which it cannot without a network or behind a registry that lacks it',
  symptoms: [
    'failed to solve: dockerfile parse error on line 140: unknown flag: --parents',
    'failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 30: Unknown flag: mount',
    'failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 9: Unknown flag: link',
    'failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 10: unknown instruction: SET',
  ],
  assumes: ['The log is of a builder that has to go on reading the file.'],
  check: 'docker build .',
  sources: [
    'https://docs.docker.com/build/dockerfile/frontend/',
    'https://docs.docker.com/build/dockerfile/release-notes/',
    'https://github.com/BetterAngelsLA/monorepo/pull/2178',
    'https://github.com/CollaboraOnline/online/issues/5609',
  ],
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
