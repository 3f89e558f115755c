import { newerSyntax } from '../src/build/newer-syntax.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Name the syntax that a newer Dockerfile needs',
  why: `A builder reads a Dockerfile with the frontend that it was shipped with, and stops at what is newer: a heredoc, \`COPY --link\`,
\`COPY --parents\`. \`# syntax=docker/dockerfile:1\` in the first line makes every BuildKit fetch the newest stable frontend
of version 1 and read the file with that. It does nothing for the builder before BuildKit, which takes it for a comment.`,
  kind: 'repair',
  effect: 'build',
  safety: 'manual',
  risk: 'The builder fetches docker/dockerfile:1 from Docker Hub, which it cannot without a network or behind a registry that lacks it.',
  symptoms: [
    'dockerfile parse error line 5: unknown instruction: APT-GET',
    'dockerfile parse error on line 7: Unknown flag: link',
    'dockerfile parse error on line 7: unknown flag: parents',
    'unknown flag: exclude',
  ],
  check: 'docker build --check .',
  sources: [
    'https://docs.docker.com/build/dockerfile/frontend/',
    'https://docs.docker.com/build/dockerfile/release-notes/',
  ],
  *fixes(build) {
    const found = newerSyntax(build);
    if (found === undefined) return;
    const { feature, at, since, directive, source } = found;
    if (directive !== undefined)
      return yield {
        kind: 'left-alone',
        at: directive.range,
        reason: `${directive.value} does not know ${feature}, and which frontend the build should have is for its author to say (docker/dockerfile:1 has it)`,
      };
    const start = build.dockerfile.bom ? 1 : 0;
    yield {
      kind: 'fix',
      message: `${feature} needs version ${since} of the syntax, which older builders lack: name it in the first line`,
      at,
      edits: [{ start, end: start, text: '# syntax=docker/dockerfile:1\n' }],
      because: [{ text: `${feature} came with version ${since}`, source }],
    };
  },
});
