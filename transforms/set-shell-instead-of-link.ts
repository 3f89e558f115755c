import { shellLinks } from '../src/build/shell-link.ts';
import { replaceInstruction } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Choose bash with SHELL instead of a link in the place of /bin/sh',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'scripts that start with #!/bin/sh, and programs that call sh, get the shell of the distribution again; what they have of bash fails there',
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
