import { doubledRuns } from '../src/build/doubled-run.ts';
import { transform } from '../src/transform.ts';

const RISK = 'the build goes on today without what the command does';

export default transform({
  summary: 'Drop the keyword RUN within a RUN',
  why: `Everything behind the first \`RUN\` of an instruction is read by the shell, which knows no keyword of that name. A second one, left over
where two instructions were joined by \`&&\`, is taken for a command, and the build ends with \`RUN: not found\`. Without the word the
command behind it runs.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: ['/bin/sh: 1: RUN: not found', '/bin/sh: RUN: not found', '/bin/sh: RUN: command not found'],
  assumes: ['No program on PATH is called RUN.'],
  check: 'docker build .',
  sources: ['https://docs.docker.com/reference/dockerfile/#run'],
  *fixes(build) {
    for (const { run, word, fails } of doubledRuns(build)) {
      yield {
        kind: 'fix',
        message: 'the shell takes this RUN for a command of its own: leave the word out',
        at: run.command.range,
        edits: [{ ...word, text: '' }],
        because: [
          { text: 'the shell reads what stands behind the first RUN', range: run.step.instruction.range },
        ],
        ...(fails ? {} : { safety: 'unsafe' as const, risk: RISK }),
      };
    }
  },
});
