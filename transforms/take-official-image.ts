import { baseEdits, baseImage } from '../src/build/base-reference.ts';
import { logEvidence } from '../src/build/failure.ts';
import { officialCopy } from '../src/build/public-base.ts';
import { pullFailure } from '../src/build/pull-failure.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Take the official image in place of a copy that cannot be reached',
  why: `\`FROM registry.example.com/base/golang:1.22-alpine\` can be built only where that registry answers, and by those whom it lets
in. Where the image has the name and the tag of an official one, it is most probably a copy of that, kept near to the
machines of a company; everybody can pull the original.`,
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'The image of the other registry may have more in it than the official one',
  symptoms: [
    'Get https://registry.example.com/v2/: dial tcp: lookup registry.example.com: no such host',
    'Get https://registry.example.com/v2/: net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    'Get https://123456789012.dkr.ecr.us-east-1.amazonaws.com/v2/python/manifests/3.12: no basic auth credentials',
  ],
  check: 'docker build --pull .',
  sources: ['https://docs.docker.com/docker-hub/image-library/trusted-content/'],
  looksFor: 'log',
  *fixes(build) {
    const pull = pullFailure(build);
    const image = pull && baseImage(pull.stage);
    const official = image?.reference && officialCopy(image.reference);
    if (pull === undefined || image === undefined || official === undefined) return;
    const { at, written } = image;
    const edits = baseEdits(pull.stage, official);
    if (!edits.known) {
      yield {
        kind: 'left-alone',
        at,
        reason: `it may be the official ${official}, but ${edits.reason}`,
      };
      return;
    }
    yield {
      kind: 'fix',
      message: `${written} cannot be pulled: take the official image ${official}`,
      at,
      edits: edits.value,
      because: [logEvidence(pull.cause)],
    };
  },
});
