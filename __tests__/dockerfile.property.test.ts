import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import type { Dockerfile, Instruction } from '../src/dockerfile/types.ts';
import { contains, type Range } from '../src/range.ts';

/** A piece of a Dockerfile with what a reader has to make of it. */
interface Piece {
  readonly text: string;
  readonly keyword?: string;
  readonly body?: string;
  readonly comments: readonly string[];
  readonly heredocs: readonly string[];
}

const eol = fc.constantFrom('\n', '\r\n');
const blanks = fc.constantFrom('', ' ', '\t', '  \t');
const word = fc.constantFrom(
  'a',
  'é😀',
  '$X',
  '${Y:-z}',
  '"q r"',
  "'s #t'",
  'a#',
  'k=v',
  '-f',
  '&&',
  '{{x}}',
  '[',
  '<',
  'u\\ v',
);
const commentText = fc.constantFrom('', 'c', 'RUN x', 'c \\', '# <<E', 'é=`');

const comment = fc.tuple(blanks, commentText, eol).map(([indent, text, end]): Piece => {
  return { text: `${indent}#${text}${end}`, comments: [text.trim()], heredocs: [] };
});
const blankLine = fc
  .tuple(blanks, eol)
  .map(([indent, end]): Piece => ({ text: indent + end, comments: [], heredocs: [] }));

/** What stands between two words: blanks, or the end of a line with comments and empty lines before the next. */
const gap = (escape: string): fc.Arbitrary<Piece> =>
  fc.oneof(
    fc.constantFrom(' ', '\t', '  ').map((text): Piece => ({ text, body: text, comments: [], heredocs: [] })),
    fc
      .tuple(blanks, blanks, eol, fc.array(fc.oneof(comment, blankLine), { maxLength: 3 }), blanks)
      .map(([before, after, end, between, indent]): Piece => ({
        text: ` ${before}${escape}${after}${end}${between.map(({ text }) => text).join('')}${indent}`,
        body: ` ${before}${indent}`,
        comments: between.flatMap(({ comments }) => comments),
        heredocs: [],
      })),
  );

const keyword = fc.constantFrom(
  'FROM',
  'RUN',
  'run',
  'Copy',
  'ENV',
  'CMD',
  'oNBUILD run',
  'HEALTHCHECK',
  'FOO',
);

const instruction = (escape: string): fc.Arbitrary<Piece> =>
  fc
    .tuple(blanks, keyword, fc.array(fc.tuple(gap(escape), word), { maxLength: 5 }), blanks, eol)
    .map(([indent, name, parts, trailing, end]): Piece => ({
      text: `${indent}${name}${parts.map(([between, one]) => between.text + one).join('')}${trailing}${end}`,
      keyword: name.split(' ')[0]?.toUpperCase() ?? '',
      body: `${name}${parts.map(([between, one]) => between.body + one).join('')}`.replace(/^\S+/, '').trim(),
      comments: parts.flatMap(([between]) => between.comments),
      heredocs: [],
    }));

const line = fc.constantFrom('x', '', 'USER y', '# z', '\\', 'EO', ' EOF', '\tw');
const heredoc = fc
  .tuple(
    fc.constantFrom('RUN', 'copy', 'ADD', 'ONBUILD RUN'),
    fc.boolean(),
    fc.boolean(),
    fc.array(fc.tuple(line, eol), { maxLength: 4 }),
    eol,
  )
  .map(([name, quoted, tabs, lines, end]): Piece => {
    const head = `${name} <<${tabs ? '-' : ''}${quoted ? "'EOF'" : 'EOF'} /x`;
    const body = lines.map((parts) => parts.join('')).join('');
    return {
      text: `${head}${end}${body}${tabs ? '\t' : ''}EOF${end}`,
      keyword: name.split(' ')[0]?.toUpperCase() ?? '',
      body: head.replace(/^\S+ /, ''),
      comments: [],
      heredocs: [body],
    };
  });

/** A text, and the pieces that it is made of. */
const dockerfile = fc.constantFrom('\\', '`').chain((escape) =>
  fc
    .tuple(
      fc.boolean(),
      fc.array(fc.oneof(instruction(escape), instruction(escape), heredoc, comment, blankLine), {
        maxLength: 12,
      }),
      fc.boolean(),
    )
    .map(([bom, pieces, finalBreak]) => {
      const head = escape === '`' ? '# escape=`\n' : '\n';
      const text = (bom ? '\uFEFF' : '') + head + pieces.map((piece) => piece.text).join('');
      return { text: finalBreak ? text : text.replace(/\r?\n$/, ''), pieces };
    }),
);

const slice = (text: string, { start, end }: Range): string => text.slice(start, end);

it('reads back what a Dockerfile was made of', () => {
  fc.assert(
    fc.property(dockerfile, ({ text, pieces }) => {
      const file = parseDockerfile(text);
      const made = pieces.filter((piece) => piece.keyword !== undefined);
      expect(file.instructions.map(({ keyword: name }) => name)).toEqual(made.map((piece) => piece.keyword));
      expect(file.instructions.map(lineWithFlags)).toEqual(made.map(({ body }) => body));
      expect(file.comments.map((one) => one.text)).toEqual(pieces.flatMap(({ comments }) => comments));
      expect(
        file.instructions.flatMap(({ heredocs }) => heredocs.map(({ body }) => slice(text, body))),
      ).toEqual(pieces.flatMap(({ heredocs }) => heredocs));
    }),
    { numRuns: 300 },
  );
});

/** The body; no word of the generator is a flag. */
function lineWithFlags({ body, flags }: Instruction): string {
  return flags.length === 0 ? body.text : '';
}

it('gives ranges that are sorted, nest and say what they are', () => {
  fc.assert(
    fc.property(dockerfile, ({ text }) => checkRanges(parseDockerfile(text))),
    { numRuns: 300 },
  );
});

it('never fails, whatever the text', () => {
  const scrap = fc.constantFrom(
    'FROM a',
    'RUN ',
    '<<E',
    'E',
    '\\',
    '`',
    '\n',
    '\r',
    '\r\n',
    '#',
    '"',
    "'",
    '${',
    '}',
    '--a=',
    '[',
    ']',
    ' ',
    '\t',
    '\uFEFF',
    '\ud800',
    '\0',
  );
  fc.assert(
    fc.property(fc.array(scrap, { maxLength: 40 }), (scraps) => {
      const file = parseDockerfile(scraps.join(''));
      expect(Array.isArray(file.problems)).toBe(true);
      checkRanges(file);
    }),
    { numRuns: 1000 },
  );
});

function checkRanges(file: Dockerfile): void {
  const { text } = file;
  expectSorted(file.instructions.map(({ range }) => range));
  expectSorted(file.comments.map(({ range }) => range));
  for (const { range } of file.comments) expect(text[range.start]).toBe('#');
  for (const one of file.instructions) checkInstruction(file, one);
}

function checkInstruction(file: Dockerfile, one: Instruction): void {
  const { text } = file;
  expect(slice(text, one.range).startsWith(slice(text, one.keywordRange))).toBe(true);
  expect(contains(one.range, one.head) && contains(one.head, one.keywordRange)).toBe(true);
  expect(one.body.text).not.toMatch(/\n/);
  for (const inner of [...one.flags, ...one.words, ...(one.json ?? []), ...one.pairs]) {
    expect(contains(one.head, inner.range)).toBe(true);
  }
  for (const { marker, body, terminator } of one.heredocs) {
    expect(contains(one.head, marker)).toBe(true);
    expect([body.start > one.head.end || one.head.end === text.length, body.end]).toEqual([
      true,
      terminator.start,
    ]);
  }
  expectSorted(one.words.map(({ range }) => range));
  for (let index = 0; index < one.body.text.length; index++) {
    expect(text[one.body.offset(index)]).toBe(one.body.text[index]);
  }
  if (one.trigger !== undefined) checkInstruction(file, one.trigger);
}

function expectSorted(ranges: readonly Range[]): void {
  for (const [index, range] of ranges.entries()) {
    expect(range.start).toBeLessThanOrEqual(range.end);
    const before = ranges[index - 1];
    if (before !== undefined) expect(before.end).toBeLessThanOrEqual(range.start);
  }
}
