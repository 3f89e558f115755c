import { logEvidence } from '../src/build/failure.ts';
import { unsetArchitecture } from '../src/build/unset-architecture.ts';
import { setDefault } from '../src/edits/index.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Give the ARG of an architecture a default',
  kind: 'repair',
  effect: 'image',
  safety: 'unsafe',
  risk: 'On other machines than those with amd64 the build has to be called with the value, or it fetches the wrong file',
  looksFor: 'log',
  *fixes({ failure }) {
    const found = failure && unsetArchitecture(failure);
    if (found === undefined) return;
    yield {
      kind: 'fix',
      message: `${found.name} is empty unless the build is called with a value, and an address is made of it: give the default amd64`,
      at: found.pair.range,
      edits: setDefault(found.pair, 'amd64'),
      because: [logEvidence(found.cause)],
      advice: `docker build --build-arg ${found.name}=arm64 names another machine`,
    };
  },
});
