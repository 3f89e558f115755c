import { noisyDownloads } from '../src/build/noisy-downloads.ts';
import { insertWordsAfter } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Keep the progress bar of wget out of the build log',
  why: `Without a terminal wget writes a line for every 50 kB, so that one archive fills the log of a build with thousands of lines.
\`--progress=dot:giga\` leaves one for every 32 MB, and errors are still told. The wget of busybox does not have the option, nor
does wget2 of Fedora know that style: there it is \`-q\` and \`-nv\`. What is downloaded is the same. Calls whose messages are
redirected are left as they are.`,
  kind: 'improve',
  effect: 'build',
  safety: 'safe',
  check: 'docker build --progress=plain .',
  sources: [
    'https://www.gnu.org/software/wget/manual/wget.html#Download-Options',
    'https://github.com/hadolint/hadolint/wiki/DL3047',
    'https://fedoraproject.org/wiki/Changes/Wget2asWget',
  ],
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
