import { shellessStarts } from '../src/build/empty-images.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Start the program itself where the image has no shell',
  why: `\`ENTRYPOINT /app\` and \`CMD /app\` are the shell form: the container starts \`/bin/sh -c /app\`. Empty images (\`FROM scratch\`) and
distroless ones have no shell. The exec form starts the program without one.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown',
    'exec: "/bin/sh": stat /bin/sh: no such file or directory',
    'OCI runtime create failed: container_linux.go:380: starting container process caused: exec: "/bin/sh": stat /bin/sh: no such file or directory: unknown',
  ],
  check: 'docker run --rm IMAGE',
  sources: [
    'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form',
    'https://github.com/GoogleContainerTools/distroless#entrypoints',
  ],
  *fixes(build) {
    const seen = new Set<number>();
    for (const target of build.targets) {
      for (const { instruction, range, words } of shellessStarts(target)) {
        if (seen.has(range.start)) continue;
        seen.add(range.start);
        yield words === undefined
          ? {
              kind: 'left-alone',
              at: range,
              reason: `the image has no shell, and ${instruction.keyword} needs one`,
            }
          : {
              kind: 'fix',
              message: `${instruction.keyword} is started by a shell, which the image does not have: start the program itself`,
              at: range,
              edits: [{ ...range, text: `[${words.map((word) => JSON.stringify(word)).join(', ')}]` }],
              because: [{ text: 'nothing brings a shell', range: target.from.range }],
            };
      }
    }
  },
});
