import { oddCharacters } from '../src/build/odd-characters.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#format';

export default transform({
  summary: 'Replace typographic characters by those that the builder knows',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  mends: 'problem',
  *fixes(build) {
    for (const { instruction, what, range, edits } of oddCharacters(build)) {
      yield {
        kind: 'fix',
        message: `${keyword(instruction.keyword)} holds ${what}: write the character that the builder knows`,
        at: range,
        edits,
        because: [{ text: 'only blanks and tabs part words, and only " and \' quote them', source: SOURCE }],
      };
    }
  },
});

function keyword(written: string): string {
  return /[A-Z]+/.exec(written)?.[0] ?? 'the line';
}
