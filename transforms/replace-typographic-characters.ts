import { oddCharacters } from '../src/build/odd-characters.ts';
import { transform } from '../src/transform.ts';

const SOURCE = 'https://docs.docker.com/reference/dockerfile/#format';

export default transform({
  summary: 'Replace typographic characters by those that the builder knows',
  why: `Lines copied from a page, a chat or a document often hold characters that look like those of a keyboard and are others: a
no-break space between RUN and its command, a dash in place of \`--\`, quotes that curl. The builder takes them for letters of
the word: there is no instruction \`RUN apt-get\`, no file \`–from=build\`.`,
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  mends: 'problem',
  symptoms: [
    'unknown instruction: RUN APT-GET',
    'COPY requires at least two arguments, but only one was provided. Destination could not be determined',
    'failed to compute cache key: "/–from=build" not found: not found',
    `Syntax error - can't find = in "world”". Must be of the form: name=value`,
  ],
  assumes: ['The text of commands and values is left as it is: there such characters may be meant.'],
  check: 'docker build .',
  sources: [SOURCE],
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
