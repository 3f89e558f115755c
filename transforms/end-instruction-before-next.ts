import { swallowedInstructions } from '../src/build/swallowed-instructions.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#escape';

export default transform({
  summary: 'End instructions before the next one',
  why: `A continuation character behind the last line of an instruction makes the next instruction a part of it, empty lines and
comments between them or not: \`apt-get\` looks for a package called RUN, the shell for a command of that name, and what the next
one was to do is not done. Without the character, and an operator before it, both are instructions again.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  mends: 'problem',
  symptoms: [
    '/bin/sh: 1: RUN: not found',
    'E: Unable to locate package RUN',
    `Syntax error - can't find = in "ENV". Must be of the form: name=value`,
    'NoEmptyContinuation: Empty continuation line',
  ],
  assumes: [
    'A keyword in capitals, where the instruction itself begins, is the beginning of an instruction.',
  ],
  check: 'docker build .',
  sources: [SOURCE],
  looksFor: ['\\', '`'],
  *fixes(build) {
    for (const { instruction, keyword, range, edits, stopsBuild } of swallowedInstructions(build)) {
      const fix = {
        kind: 'fix',
        message: `${instruction.keyword} swallows the ${keyword} below it: end it before`,
        at: range,
        edits,
        because: [{ text: 'this line is continued', range: instruction.head }],
      } as const;
      yield stopsBuild
        ? fix
        : { ...fix, safety: 'unsafe', risk: `The ${keyword} takes effect for the first time.` };
    }
  },
});
