import { shellForms } from '../src/build/shell-form.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/json-args-recommended/';

export default transform({
  summary: 'Write commands that start containers in exec form',
  why: `In shell form a container starts \`/bin/sh -c "the command"\`, and a shell that stays does not pass on the SIGTERM of
\`docker stop\` and of Kubernetes: the program is killed in the middle of its work. A command that needs no shell becomes a
JSON array of its words. One with variables, or with commands before the last one, keeps the shell that reads it, which
then gives way to the program by \`exec\`.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'JSONArgsRecommended: JSON arguments recommended for CMD to prevent unintended behavior related to OS signals',
    'JSONArgsRecommended: JSON arguments recommended for ENTRYPOINT to prevent unintended behavior related to OS signals',
    'Use arguments JSON notation for CMD and ENTRYPOINT arguments',
  ],
  assumes: ['The program does not read the variables that only a shell sets, such as PWD.'],
  check: 'time docker stop CONTAINER',
  sources: [SOURCE, 'https://docs.docker.com/reference/dockerfile/#shell-and-exec-form'],
  answers: ['hadolint/DL3025', 'buildkit/JSONArgsRecommended'],
  *fixes(build) {
    for (const { instruction, range, change } of shellForms(build)) {
      const { keyword } = instruction;
      if (change.kind === 'none') {
        const { reason } = change;
        yield { kind: 'left-alone', at: range, reason: `${keyword} stays in shell form: ${reason}` };
        continue;
      }
      const { kind, edits, risks } = change;
      const fix = {
        kind: 'fix',
        message:
          kind === 'exec'
            ? `${keyword} needs no shell: start the program by its words`
            : `${keyword} needs a shell: name it, and let it give way to the program`,
        at: range,
        edits,
        because: [{ text: 'a shell passes no signals on', source: SOURCE }],
      } as const;
      yield risks.length === 0 ? fix : { ...fix, safety: 'unsafe', risk: risks.join(' ') };
    }
  },
});
