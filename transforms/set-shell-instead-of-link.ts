import { shellLinks } from '../src/build/shell-link.ts';
import { replaceInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Choose bash with SHELL instead of a link in the place of /bin/sh',
  why: `A RUN is read by \`/bin/sh\`. To have it read by bash, some put a link to bash in its place, which changes a file of the distribution for
every script of the image: scripts of packages are written and tried with the \`/bin/sh\` that they come with, and an update may put that back. SHELL says for
the instructions that follow which shell reads them, and leaves the file alone.`,
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'scripts that start with #!/bin/sh, and programs that call sh, get the shell of the distribution again; what they have of bash fails there',
  check: 'docker build .',
  sources: [
    'https://github.com/hadolint/hadolint/wiki/DL4005',
    'https://docs.docker.com/reference/dockerfile/#shell',
    'https://wiki.ubuntu.com/DashAsBinSh',
  ],
  answers: ['hadolint/DL4005'],
  looksFor: ['/bin/sh'],
  *fixes(build) {
    for (const { step, link, shell, doubt } of shellLinks(build)) {
      const at = link.command.range;
      if (shell === undefined) {
        yield { kind: 'left-alone', at, reason: doubt };
        continue;
      }
      yield {
        kind: 'fix',
        message: 'a link to bash in the place of /bin/sh changes it for every script: name bash with SHELL',
        at,
        edits: replaceInstruction(build.dockerfile, step.instruction, `SHELL ["${shell}", "-c"]`),
        because: [{ text: 'the RUN does nothing but put bash there', range: step.instruction.range }],
      };
    }
  },
});
