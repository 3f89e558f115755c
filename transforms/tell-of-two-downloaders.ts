import { twoDownloaders } from '../src/build/two-downloaders.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Tell of curl and wget in one stage',
  kind: 'improve',
  effect: 'image',
  safety: 'manual',
  risk: 'The two differ in what they do about errors, redirections and the name of the file.',
  answers: ['hadolint/DL4001', 'trivy/DS-0014'],
  looksFor: ['wget'],
  *fixes(build) {
    for (const stage of build.stages) {
      const both = twoDownloaders(stage);
      if (both === undefined) continue;
      const [curl, wget] = both;
      yield {
        kind: 'fix',
        message: 'the stage downloads with curl and with wget: one of them is enough',
        at: wget.command.range,
        edits: [],
        because: [{ text: 'here it is curl', range: curl.command.range }],
        advice:
          '`wget URL` is `curl -fsSLO URL`, `wget -O FILE URL` is `curl -fsSLo FILE URL`; install only what is still used',
      };
    }
  },
});
