import { nearArrays } from '../src/build/near-array.ts';
import type { Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const VOLUME_RISK =
  'The volume moves to the directory that was meant: what a container writes there is no longer part of the container.';

export default transform({
  summary: 'Write lists in brackets as JSON',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  mends: 'problem',
  *fixes(build) {
    for (const { instruction, fault, edits } of nearArrays(build)) {
      const fix: Fix = {
        kind: 'fix',
        message: `${instruction.keyword} is no JSON array, for ${fault}: write it as one`,
        at: instruction.head,
        edits,
        because: [
          {
            text: 'what is no JSON array is not read as one',
            source: 'https://docs.docker.com/reference/dockerfile/#exec-form',
          },
        ],
      };
      yield instruction.keyword === 'VOLUME' ? { ...fix, safety: 'unsafe', risk: VOLUME_RISK } : fix;
    }
  },
});
