import { AUTHORS, maintainers } from '../src/build/maintainers.ts';
import { removeInstruction, replaceInstruction } from '../src/edits/index.ts';
import { inDoubleQuotes } from '../src/edits/quoted.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/build-checks/maintainer-deprecated/';

export default transform({
  summary: 'Name the authors of the image in a label',
  kind: 'improve',
  effect: 'image',
  safety: 'safe',
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
