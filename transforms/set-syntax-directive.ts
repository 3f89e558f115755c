import { isFrontendFlag } from '../src/build/buildkit-flags.ts';
import { logEvidence } from '../src/build/failure.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Have BuildKit fetch the current syntax',
  why: `BuildKit reads a Dockerfile with the syntax that was current when it was made. An older one (Docker 20.10, the builder of a CI
service) does not know the newer flags: \`--link\`, \`--exclude\`, \`--parents\`. With \`# syntax=docker/dockerfile:1\` in the first
line it fetches the newest stable syntax and reads the file with that.`,
  kind: 'repair',
  effect: 'build',
  safety: 'safe',
  symptoms: [
    'dockerfile parse error on line 3: unknown flag: exclude',
    'failed to solve with frontend dockerfile.v0: failed to create LLB definition: dockerfile parse error line 2: Unknown flag: mount',
    'failed to solve: dockerfile parse error on line 4: unknown flag: link',
  ],
  assumes: ['The builder can reach Docker Hub, where the syntax is.'],
  check: 'docker build .',
  sources: [
    'https://docs.docker.com/build/buildkit/frontend/',
    'https://docs.docker.com/reference/dockerfile/#syntax',
  ],
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
