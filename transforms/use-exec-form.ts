import { shellForms } from '../src/build/shell-form.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/json-args-recommended/';

export default transform({
  summary: 'Write commands that start containers in exec form',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
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
