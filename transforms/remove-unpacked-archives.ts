import { leftArchives } from '../src/build/unpacked-archives.ts';
import { appendCommand } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Remove archives once they are unpacked',
  kind: 'improve',
  effect: 'image',
  safety: 'unsafe',
  risk: 'A script that the Dockerfile runs, or a program in the container, may look for the archive.',
  answers: ['parfum/tarSomethingRmTheSomething'],
  looksFor: ['tar', 'unzip'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, word } of leftArchives(stage)) {
        yield {
          kind: 'fix',
          message: `${word.raw} stays in the image though it is unpacked: remove it in the same RUN`,
          at: run.command.range,
          edits: appendCommand(build.dockerfile, run.step.instruction, run.command, `rm ${word.raw}`),
          because: [{ text: 'nothing behind names it', range: word.range }],
        };
      }
    }
  },
});
