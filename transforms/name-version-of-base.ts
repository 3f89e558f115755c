import { baseEdits } from '../src/build/base-reference.ts';
import { openVersion } from '../src/build/open-versions.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Name the version of the base image',
  kind: 'improve',
  effect: 'image',
  safety: 'manual',
  risk: 'The project may want another version, and newer ones no longer come by themselves.',
  answers: ['hadolint/DL3006', 'hadolint/DL3007', 'trivy/DS-0001', 'checkov/CKV_DOCKER_7'],
  *fixes(build) {
    for (const stage of build.stages) {
      const open = openVersion(stage);
      if (open === undefined) continue;
      const { at, image, isLatest, newest } = open;
      const edits = newest.known ? baseEdits(stage, `${image}:${newest.value}`) : newest;
      if (!newest.known || !edits.known) {
        yield { kind: 'left-alone', at, reason: edits.known ? 'the version is not known' : edits.reason };
        continue;
      }
      yield {
        kind: 'fix',
        message: `${image} may be another version at each build: name one, as ${newest.value}`,
        at,
        edits: edits.value,
        because: [{ text: `${image}:${newest.value} is the newest that is recorded`, range: at }],
        answers: [isLatest ? 'hadolint/DL3007' : 'hadolint/DL3006', 'trivy/DS-0001', 'checkov/CKV_DOCKER_7'],
      };
    }
  },
});
