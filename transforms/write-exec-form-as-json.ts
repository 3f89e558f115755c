import { nearArrays } from '../src/build/near-array.ts';
import type { Fix } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

const VOLUME_RISK =
  'The volume moves to the directory that was meant: what a container writes there is no longer part of the container.';

export default transform({
  summary: 'Write lists in brackets as JSON',
  why: `The exec form is a JSON array: strings in double quotes, commas between them, brackets around them. Anything else,
\`CMD ['npm', 'start']\` for one, is taken for a line of shell, and the shell looks for a program called \`[npm,\`; a COPY looks
for a file of such a name, a VOLUME is made there. Newer builders also refuse what stands behind the array. The strings
stay as they are, only their punctuation becomes that of JSON.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  mends: 'problem',
  symptoms: [
    '/bin/sh: 1: [npm,: not found',
    '/bin/sh: [npm,: not found',
    'failed to compute cache key: "/[\'package.json\'," not found: not found',
    'SHELL requires the arguments to be in JSON form',
    'when using JSON array syntax, arrays must be comprised of strings only',
    'unexpected end of statement while looking for matching single-quote',
  ],
  check:
    "docker inspect --format '{{json .Config.Cmd}}' IMAGE shows the words, and not a shell with a bracket",
  sources: ['https://docs.docker.com/reference/dockerfile/#exec-form'],
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
