import { AUTHORS, maintainers } from '../src/build/maintainers.ts';
import { removeInstruction, replaceInstruction } from '../src/edits/index.ts';
import { inDoubleQuotes } from '../src/edits/quoted.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/maintainer-deprecated/';

export default transform({
  summary: 'Name the authors of the image in a label',
  why: `MAINTAINER is deprecated: BuildKit warns of it, and other builders may not know it. The label
\`org.opencontainers.image.authors\` says the same in the form that registries and tools read. Where a stage has several
MAINTAINERs, of which only the last one counts, the label names everybody.`,
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
  symptoms: [
    'MaintainerDeprecated: Maintainer instruction is deprecated in favor of using label',
    'MAINTAINER is deprecated',
  ],
  assumes: ['Nothing reads the field Author of the image.'],
  check: `docker inspect --format '{{index .Config.Labels "${AUTHORS}"}}' IMAGE`,
  sources: [SOURCE, 'https://github.com/opencontainers/image-spec/blob/main/annotations.md'],
  answers: ['hadolint/DL4000', 'buildkit/MaintainerDeprecated', 'trivy/DS-0022', 'checkov/CKV_DOCKER_6'],
  looksFor: ['maintainer'],
  *fixes(build) {
    const { dockerfile } = build;
    for (const { last, others, authors, isLabelled } of maintainers(build)) {
      const remove = others.flatMap((other) => removeInstruction(dockerfile, other));
      const because = [{ text: 'MAINTAINER is deprecated', source: SOURCE }];
      if (authors === undefined || isLabelled) {
        yield {
          kind: 'fix',
          message:
            authors === undefined
              ? 'MAINTAINER names nobody: remove it'
              : `the label ${AUTHORS} is there: remove MAINTAINER`,
          at: last.range,
          edits: [...remove, ...removeInstruction(dockerfile, last)],
          because,
          safety: 'unsafe',
          risk: 'The image no longer has an Author.',
        };
        continue;
      }
      const label = `LABEL ${AUTHORS}=${inDoubleQuotes(dockerfile, authors)}`;
      yield {
        kind: 'fix',
        message: `MAINTAINER is deprecated: name the authors in a label`,
        at: last.range,
        edits: [...remove, ...replaceInstruction(dockerfile, last, label)],
        because,
      };
    }
  },
});
