import { describe, expect, it } from '@jest/globals';
import { DockerfileParser } from 'dockerfile-ast';
import { parseDockerfile } from '../src/dockerfile/parse.ts';

/** Every instruction as `line KEYWORD`, every comment as `line #`. */
function ours(text: string): string[] {
  const file = parseDockerfile(text);
  const line = (offset: number): number => file.position(offset).line;
  return [
    ...file.instructions.map(({ range, keyword }) => `${line(range.start)} ${keyword}`),
    ...file.comments.map(({ range }) => `${line(range.start)} #`),
  ];
}

/** The same of dockerfile-ast without help. A case in which it agrees needs no workaround any more. */
function theirs(text: string): string[] {
  const file = DockerfileParser.parse(text);
  return [
    ...file
      .getInstructions()
      .map((instruction) => `${instruction.getRange().start.line + 1} ${instruction.getKeyword()}`),
    ...file.getComments().map((comment) => `${comment.getRange().start.line + 1} #`),
  ];
}

describe('dockerfile-ast, left alone,', () => {
  it.each([
    ['takes any "# name=value" at the top for a directive', '# a=b\nFROM a', ['2 FROM', '1 #']],
    [
      'takes a doubled escape character for a continuation',
      'FROM a\nRUN b \\\\\nUSER c',
      ['1 FROM', '2 RUN', '3 USER'],
    ],
    ['ends lines at a lone carriage return', 'FROM a\nRUN b\rUSER c', ['1 FROM', '2 RUN']],
    [
      'misses a comment behind a keyword that is continued',
      'FROM a\nRUN\\\n# c\n b',
      ['1 FROM', '2 RUN', '3 #'],
    ],
    ['takes a continuation before the first keyword for an instruction', '\\\nFROM a', ['2 FROM']],
    ['parts keyword and arguments at blanks and tabs only', 'FROM a\nRUN\vb', ['1 FROM', '2 RUN']],
    ['finds heredocs in the exec form', 'FROM a\nRUN [ "a <<E b" ]\nUSER c', ['1 FROM', '2 RUN', '3 USER']],
    ['finds heredocs within quotes', 'FROM a\nRUN b "c <<E d"\nUSER e', ['1 FROM', '2 RUN', '3 USER']],
    [
      'finds heredocs behind an open quote, where the builder gives up',
      "FROM a\nRUN b it's <<E\nUSER c",
      ['1 FROM', '2 RUN', '3 USER'],
    ],
    ['misses heredocs with a number', 'FROM a\nRUN b 3<<E\nUSER\nE\nUSER c', ['1 FROM', '2 RUN', '5 USER']],
    [
      'misses heredocs with a blank before the name',
      'FROM a\nRUN b << E\nUSER\nE\nUSER c',
      ['1 FROM', '2 RUN', '5 USER'],
    ],
    [
      'allows tabs before every terminator where one heredoc does',
      'FROM a\nCOPY <<-A <<B /c/\n\tA\n\tB\nB\nUSER c',
      ['1 FROM', '2 COPY', '6 USER'],
    ],
  ])('%s', (_, text, expected) => {
    expect(ours(text)).toEqual(expected);
    expect(theirs(text)).not.toEqual(expected);
  });

  it('cuts the value of a directive at the first blank', () => {
    const text = '# check=skip=all; error=true\nFROM a';
    expect(parseDockerfile(text).directives[0]?.value).toBe('skip=all; error=true');
    expect(DockerfileParser.parse(text).getDirectives()[0]?.getValue()).toBe('skip=all;');
  });
});
