import { oddLabels } from '../src/build/label-keys.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/engine/manage-resources/labels/#key-format-recommendations';

export default transform({
  summary: 'Write label keys in lower case, their words joined by hyphens',
  why: `Label keys are lower-case words with dots and hyphens between them, and begin with a letter. \`Description\`,
\`description\` and \`DESCRIPTION\` are three labels: a tool that looks for one does not find the others, and what a base image
sets is not overwritten by what this one sets. Keys with a namespace (\`io.example.some_key\`) belong to the program that reads them,
and are left alone.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  symptoms: ['Invalid label key.'],
  assumes: ['Nothing outside the repository looks for the label under its old key.'],
  check: `docker inspect --format '{{json .Config.Labels}}' IMAGE`,
  sources: [SOURCE, 'https://github.com/hadolint/hadolint/wiki/DL3048'],
  answers: ['hadolint/DL3048'],
  *fixes(build) {
    for (const stage of build.stages)
      for (const { at, key, wanted, reader } of oddLabels(stage)) {
        if (!wanted.known) {
          yield { kind: 'left-alone', at, reason: `the label ${key}: ${wanted.reason}` };
          continue;
        }
        const fix = {
          kind: 'fix',
          message: `label keys are lower-case words joined by hyphens: write ${wanted.value} for ${key}`,
          at,
          edits: [{ ...at, text: wanted.value }],
          because: [{ text: 'no label has that key yet', source: SOURCE }],
        } as const;
        yield reader === undefined
          ? fix
          : { ...fix, safety: 'unsafe', risk: `${reader} seems to read labels, and names ${key}.` };
      }
  },
});
