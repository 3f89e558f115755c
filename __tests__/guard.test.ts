import { describe, expect, it } from '@jest/globals';
import { Build } from '../src/build/build.ts';
import { memoryContext } from '../src/context/context.ts';
import { parseDockerfile } from '../src/dockerfile/parse.ts';
import { applyEdits } from '../src/engine/text-edits.ts';
import type { Effect } from '../src/fix.ts';
import { guard, guardText } from '../src/guard.ts';

function build(source: string): Build {
  return new Build(parseDockerfile(source), memoryContext({}));
}

/** What the guard says where `from`, which stands once in the text, becomes `to`. */
function guarded(
  text: string,
  from: string,
  to: string,
  effect: Effect = 'image',
  deletesComment = false,
): string[] {
  const start = text.indexOf(from);
  if (start < 0 || text.includes(from, start + 1)) throw new Error(`${from} does not stand there once`);
  const edits = [{ start, end: start + from.length, text: to }];
  return guard(build(text), build(applyEdits(text, edits)), [{ effect, edits, deletesComment }]);
}

const TEXT = `# syntax=docker/dockerfile:1
ARG V=1
FROM --platform=linux/amd64 alpine:3 AS a
# why
ENV A="x y" B=$V
LABEL l=1
COPY --chown=0 x y /z
RUN --network=none apk add   curl && echo 'a  b'
USER u
WORKDIR /w
EXPOSE 80
VOLUME /v
SHELL ["/bin/sh", "-c"]
STOPSIGNAL TERM
HEALTHCHECK --interval=3s CMD true
ENTRYPOINT ["e"]
CMD ["c", \\
     "d"]
`;

describe('the guard lets through', () => {
  it.each<[string, string, string, Effect]>([
    ['another layout of words', 'ENV A="x y" B', 'ENV A="x y"  \\\n    B', 'none'],
    ['other quotes of the same value', '"x y"', 'x\\ y', 'none'],
    ['another layout of a JSON form', '["c", \\\n     "d"]', '["c","d"]', 'none'],
    ['another layout of shell text', 'add   curl && echo', 'add curl \\\n  && echo', 'none'],
    ['keywords in another letter case', 'USER', 'user', 'none'],
    ['AS in another letter case', 'AS', 'as', 'none'],
    ['a blank line that goes', '\nUSER', '\n\nUSER', 'none'],
    ['a new comment', '# why', '# why\n# because', 'none'],
    ['another command with effect build', 'curl', '--no-cache curl', 'build'],
    ['a flag of RUN with effect build', '--network=none', '--mount=type=cache,target=/c', 'build'],
    ['another RUN with effect build', 'USER u', 'RUN id\nUSER u', 'build'],
    ['an ARG with effect build', 'ARG V=1', 'ARG V=2', 'build'],
    ['the platform of FROM with effect build', '--platform=linux/amd64 ', '', 'build'],
    ['--link with effect build', '--chown=0', '--chown=0 --link', 'build'],
    ['another variable with effect image', 'A="x y"', 'A=z', 'image'],
    ['an instruction that goes with effect image', 'EXPOSE 80\n', '', 'image'],
    [
      'a new directive',
      '# syntax=docker/dockerfile:1',
      '# syntax=docker/dockerfile:1\n# check=error=true',
      'build',
    ],
  ])('%s', (_, from, to, effect) => {
    expect(guarded(TEXT, from, to, effect)).toEqual([]);
  });
  it('a protocol in lower case, which is how the builder reads it', () => {
    expect(guarded('FROM a\nEXPOSE 80/TCP\n', 'TCP', 'tcp', 'none')).toEqual([]);
  });
  it('the old form of a variable in the new one', () => {
    expect(guarded('FROM a\nENV A the value\n', ' the value', '="the value"', 'none')).toEqual([]);
  });
});

describe('the guard refuses with effect none', () => {
  it.each([
    ['another value', '"x y"', '"x  y"'],
    ['a reference that is no longer replaced', 'B=$V', "B='$V'"],
    ['another flag', '--interval=3s', '--interval=4s'],
    ['another shell word', "'a  b'", "'a b'"],
    ['another operator', '&&', ';'],
    ['shell form for JSON form', '["e"]', 'e'],
    ['another ARG', 'ARG V=1', 'ARG V=2'],
    ['one word more', 'USER u', 'USER u:u'],
    ['an instruction that goes', 'LABEL l=1\n', ''],
    ['a new instruction', 'LABEL l=1', 'LABEL l=1\nLABEL m=1'],
    ['instructions in another order', 'EXPOSE 80\nVOLUME /v', 'VOLUME /v\nEXPOSE 80'],
  ])('%s', (_, from, to) => {
    const violations = guarded(TEXT, from, to, 'none');
    expect(violations).toHaveLength(1);
    expect(violations[0]).toContain('more than the effect none allows');
  });
  it('a stream that is no longer redirected', () => {
    expect(guarded('FROM a\nRUN x 2>y\n', '2>y', '2 >y', 'none')).toHaveLength(1);
  });
  it('another heredoc', () => {
    expect(guarded('FROM a\nRUN <<EOF\n  id\nEOF\n', '  id', 'id', 'none')).toHaveLength(1);
  });
});

describe('the guard refuses with effect build', () => {
  it.each([
    ['ENV', '"x y"', 'x'],
    ['LABEL', 'l=1', 'l=2'],
    ['USER', 'USER u', 'USER v'],
    ['WORKDIR', '/w', '/W'],
    ['CMD', '"d"', '"D"'],
    ['ENTRYPOINT', '["e"]', '["E"]'],
    ['EXPOSE', '80', '81'],
    ['VOLUME', '/v', '/V'],
    ['HEALTHCHECK', 'CMD true', 'CMD false'],
    ['the interval of HEALTHCHECK', '=3s', '=4s'],
    ['STOPSIGNAL', 'TERM', 'INT'],
    ['SHELL', '"-c"', '"-ec"'],
    ['sources of COPY', 'x y /z', 'x /z'],
    ['the owner of COPY', '=0', '=1'],
    ['the image of FROM', 'alpine:3', 'alpine:4'],
    ['a USER behind RUN', "'a  b'", "'a  b'\nUSER v"],
  ])('another %s', (_, from, to) => {
    expect(guarded(TEXT, from, to, 'build')[0]).toContain('more than the effect build allows');
  });
  it('what stands behind ONBUILD', () => {
    expect(guarded('FROM a\nONBUILD USER x\n', 'USER x', 'USER y', 'build')).toHaveLength(1);
    expect(guarded('FROM a\nONBUILD RUN x\n', 'RUN x', 'RUN y', 'build')).toEqual([]);
  });
});

describe('the guard refuses, whatever the effect is', () => {
  it('what no longer parses', () => {
    expect(guarded(TEXT, 'USER u', 'USRE u')).toHaveLength(1);
  });
  it('what mends nothing of a file that BuildKit refuses', () => {
    const broken = 'FROM a\nRUNN x\nUSER u\n';
    expect(guarded(broken, 'USER u', 'USER v')).toEqual(['not every fix mends a problem of the file']);
    expect(guarded(broken, 'RUNN', 'RUN')).toEqual([]);
  });
  it('shell text that no longer parses', () => {
    expect(guarded(TEXT, "'a  b'", "'a  b")[0]).toMatch(/^RUN in line 8 can no longer be read: /);
  });
  it('not shell text that never did', () => {
    expect(guarded('FROM a\nRUN "x\nCMD y\n', '"x', '"x y')).toEqual([]);
  });
  it('a second RUN that does not parse beside one that did not', () => {
    expect(guarded('FROM a\nRUN "x\nCMD y\n', '"x', '"x\nRUN "z')).not.toEqual([]);
  });
  it('an exec form that is none any more, though its shell text parses', () => {
    expect(guarded(TEXT, '"c"', '"c', 'image')).toEqual(['CMD in line 17 is no longer an exec form']);
    expect(guarded(TEXT, '["c", \\\n     "d"]', 'c d')).toEqual([]);
  });
  it('a comment that is lost', () => {
    expect(guarded(TEXT, '# why\n', '')).toEqual(['a comment is lost: why']);
    expect(guarded(TEXT, '# why', '# what')).toEqual(['a comment is lost: why']);
  });
  it('not a comment that a fix may delete', () => {
    expect(guarded(TEXT, '# why\n', '', 'none', true)).toEqual([]);
  });
  it('one of two equal comments that is lost', () => {
    expect(guarded('FROM a\n# x\nRUN a\n# x\nRUN b\n', 'a\n# x\nRUN b', 'a\nRUN b')).toHaveLength(1);
  });
  it('a directive that goes, or is no longer one', () => {
    expect(guarded(TEXT, 'dockerfile:1', 'dockerfile:2')).not.toEqual([]);
    expect(guarded(TEXT, '# syntax=', '# hello\n# syntax=')).not.toEqual([]);
    expect(guarded(TEXT, '# syntax=', '\n# syntax=')).not.toEqual([]);
  });
  it('another continuation character', () => {
    expect(guarded('FROM a\nCMD b\n', 'FROM', '# escape=`\nFROM')).toEqual([
      'the continuation character changed',
    ]);
  });
  it('an instruction that swallows the next one, which no fix edits', () => {
    expect(guarded('FROM a\nRUN x\n\nUSER u\nCMD x\n', 'RUN x', 'RUN x \\')).toEqual([
      'USER in line 4 changed though no fix edits it',
    ]);
  });
});

describe('the guard of any text refuses', () => {
  it.each([
    ['a byte order mark that goes', '\uFEFFa\n', 'a\n'],
    ['a byte order mark that comes', 'a\n', '\uFEFFa\n'],
    ['a text before the byte order mark', '\uFEFFa\n', 'b\uFEFFa\n'],
    ['a final line break that goes', 'a\nb\n', 'a\nb'],
    ['a final line break that comes', 'a\nb', 'a\nb\n'],
    ['a line feed in a CRLF file', 'a\r\nb\r\n', 'a\nb\r\n'],
    ['CRLF in a file of line feeds', 'a\nb\n', 'a\r\nb\n'],
  ])('%s', (_, before, after) => {
    expect(guardText(before, after)).not.toEqual([]);
  });
  it.each([
    ['a change', 'a\r\nb', 'A\r\nb'],
    ['either line break in a file that has both', 'a\r\nb\n', 'a\nb\r\n'],
    ['the first line break of a file', 'a', 'a\nb'],
    ['a first text', '', 'a\n'],
  ])('not %s', (_, before, after) => {
    expect(guardText(before, after)).toEqual([]);
  });
});
