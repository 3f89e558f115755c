import { oneArchitecture, type OneArchitecture } from '../src/build/one-architecture.ts';
import type { Build } from '../src/build/build.ts';
import { insertInstructionBefore, replaceWord } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Download for the processor that the image is built for',
  why: `An address that ends in \`linux-amd64.tar.gz\` brings a program for amd64 into every image, also where Docker builds for
arm64: on a Mac with an Apple chip, a Raspberry Pi, a Graviton server. There it stops with \`exec format error\`. BuildKit
tells a stage what it is built for in \`TARGETARCH\`, once an ARG asks for it, and spells it as these projects do: \`amd64\`,
\`arm64\`. Where files are named as the kernel names the processor, \`$(uname -m)\` says \`x86_64\` or \`aarch64\`. On amd64 the very
same file is downloaded as before.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'the builder before BuildKit leaves TARGETARCH empty, and a release may be too old to have a file for the other processor',
  symptoms: [
    'exec format error',
    'exec /tini: exec format error',
    'exec /usr/local/bin/gosu: exec format error',
    '/bin/sh: 1: /usr/local/bin/kubectl: Exec format error',
    "qemu-x86_64: Could not open '/lib64/ld-linux-x86-64.so.2': No such file or directory",
  ],
  assumes: ['The release that is named has files for the other processors.'],
  check: 'docker build --platform linux/arm64 .',
  sources: [
    'https://docs.docker.com/build/building/multi-platform/',
    'https://docs.docker.com/reference/dockerfile/#automatic-platform-args-in-the-global-scope',
    'https://github.com/projectbeskar/virtrigaud/pull/170',
    'https://github.com/kcl-lang/cli/issues/97',
    'https://github.com/tianon/gosu/blob/master/INSTALL.md',
  ],
  looksFor: ['amd64', 'x86_64'],
  *fixes(build) {
    for (const stage of build.needed) {
      const found = oneArchitecture(stage);
      if (found === undefined) continue;
      if (!found.known) {
        yield { kind: 'left-alone', at: stage.from.range, reason: found.reason };
        continue;
      }
      const { at, spelling } = found.value;
      yield {
        kind: 'fix',
        message: `the download is for amd64 whatever the image is built for: ask for the file of ${spelling === 'docker' ? 'TARGETARCH' : 'uname -m'}`,
        at,
        edits: editsOf(build, found.value),
        because: [
          { text: 'the project has files for other processors under names like this one', range: at },
        ],
      };
    }
  },
});

function editsOf({ dockerfile }: Build, { step, spelling, names, declared }: OneArchitecture): Edit[] {
  const text = spelling === 'docker' ? '${TARGETARCH}' : '$(uname -m)';
  const replaced = names.flatMap((range) => replaceWord({ range }, text));
  return declared || spelling === 'kernel'
    ? replaced
    : [...insertInstructionBefore(dockerfile, step.instruction, 'ARG TARGETARCH'), ...replaced];
}
