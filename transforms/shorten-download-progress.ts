import { noisyDownloads } from '../src/build/noisy-downloads.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Keep the progress bar of wget out of the build log',
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  answers: ['hadolint/DL3047'],
  looksFor: ['wget'],
  *fixes(build) {
    for (const stage of build.stages) {
      for (const { run, option } of noisyDownloads(stage)) {
        const [name] = run.command.words;
        if (name === undefined) continue;
        yield {
          kind: 'fix',
          message: `wget fills the log of the build with its progress: add ${option}`,
          at: run.command.range,
          edits: insertWordsAfter(name, option),
          because: [{ text: 'nothing here keeps its progress short', range: run.command.range }],
        };
      }
    }
  },
});
