import { misspeltStages } from '../src/build/stage-names.ts';
import { replaceWord } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#copy---from';

export default transform({
  summary: 'Copy from the stage that is there',
  why: `What \`COPY --from\` names and no stage above is called is taken for an image, and pulled: \`--from=builder\` beside a stage
called \`build\` asks the registry for \`docker.io/library/builder\`, which nobody has published. The name becomes that of
the one stage above that is spelt almost alike.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
    'failed to resolve source metadata for docker.io/library/builder:latest',
    'invalid from flag value builder: pull access denied for builder, repository does not exist',
  ],
  assumes: [
    'A stage that nothing else uses is there to be copied from. Where it is used, the name may be that of a local image or of a named build context, so that it is not safe.',
  ],
  check: 'docker build .',
  sources: [SOURCE],
  looksFor: ['from='],
  *fixes(build) {
    for (const { flag, written, stage, name, unused } of misspeltStages(build)) {
      const fix = {
        kind: 'fix',
        message: `no stage above is called ${written}: copy from ${name}`,
        at: flag.range,
        edits: replaceWord({ range: flag.valueRange ?? flag.range }, name),
        because: [
          { text: `the stage is called ${name}`, range: stage.from.range },
          {
            text: 'no official image has that name',
            source: 'https://github.com/docker-library/official-images/tree/master/library',
          },
        ],
      } as const;
      const risk = `A local image or a named build context called ${written} is no longer used.`;
      yield unused ? fix : { ...fix, safety: 'unsafe', risk };
    }
  },
});
