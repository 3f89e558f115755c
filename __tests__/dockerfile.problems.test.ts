import { describe, expect, it } from '@jest/globals';
import { parseDockerfile } from '../src/dockerfile/parse.ts';

/** Messages with the text that they point at. */
function problems(text: string): string[] {
  return parseDockerfile(text).problems.map(
    ({ message, range }) => `${text.slice(range.start, range.end)} → ${message}`,
  );
}

/** Messages for lines in a stage. */
const inStage = (lines: string): string[] =>
  problems(`FROM a\n${lines}\n`).map((problem) => problem.replace(/^[^]*? → /, ''));

describe('a Dockerfile that the builder reads', () => {
  it.each([
    'FROM a',
    '# c\n\nARG A=b\nFROM $A AS b-1_2.x\n',
    'from --platform=$BUILDPLATFORM a as B',
    'FROM a\nRUN\nCMD\nENTRYPOINT\nCMD []',
    'FROM a\nRUN --mount=type=cache,target=/x --mount=type=ssh --network=none --security=insecure --device=x y',
    'FROM a\nCOPY --from=b --chown=c --chmod=755 --link=FALSE --parents --exclude=x --exclude=y d e',
    'FROM a\nADD --keep-git-dir=true --checksum=sha256:0 --unpack=false --link --chmod=1 --chown=2 --exclude=3 d e',
    'FROM a\nHEALTHCHECK --interval=1m30s --timeout=.5h --start-period=0 --start-interval=1ms --retries=3 CMD a',
    'FROM a\nHEALTHCHECK none\nHEALTHCHECK cmd ["a"]',
    'FROM a\nENV A b\nENV C=d E="f g"\nLABEL a=b "c d"=e\nARG F\nARG G= H=i',
    'FROM a\nSHELL ["a"]\nVOLUME /a /b\nVOLUME ["/c"]\nEXPOSE 80 81/tcp\nSTOPSIGNAL 9\nUSER a\nWORKDIR /b\nMAINTAINER c',
    'FROM a\nONBUILD COPY . .\nONBUILD FOO bar\nONBUILD COPY a',
    'FROM a\nARG --whatever A\nSTOPSIGNAL --b 9\nHEALTHCHECK --c NONE',
    'FROM a\nENV A=${B:-c} D="it\'s" E=${F%/*} G=${H//a/b} I=$J$ K=${L:?m}',
    'FROM a AS b\nENV A="open\nFROM c',
    'FROM a\nRUN echo "open ${a^^}',
    '\uFEFF# escape=`\r\nFROM a\r\nCOPY a `\r\n  b\r\n',
  ])('%j has no problem', (text) => {
    expect(problems(text)).toEqual([]);
  });
});

describe('the file', () => {
  it.each([
    ['', ' → the file has no instructions'],
    ['# only a comment\n', ' → the file has no instructions'],
    ['ARG A\n', ' → the file has no FROM'],
    ['ARG A\nRUN b\nUSER c\nFROM d', 'RUN → RUN stands before the first FROM'],
    ['FROM a\n\\\n', '\\ → a continuation character with no instruction'],
    ['# escape=x\nFROM a', '# escape=x → the escape directive takes ` or \\ only'],
    ['# syntax=a\n# syntax=b\nFROM a', '# syntax=b → only one syntax directive may be used'],
    ['FROM a\nRUN <<E\nb\n', '<<E → no line ends the heredoc E'],
  ])('%j', (text, problem) => {
    expect(problems(text)).toEqual([problem]);
  });

  it('has lines of at most 65535 bytes', () => {
    expect(problems(`FROM a\nRUN ${'b'.repeat(65531)}\n`)).toEqual([]);
    const line = `RUN ${'b'.repeat(65532)}\n`;
    expect(problems(`FROM a\n${line}`)).toEqual([
      `${line} → a line may have 65535 bytes, this one has 65536`,
    ]);
    expect(problems(`FROM a\nRUN ${'é'.repeat(32766)}\n`)).toHaveLength(1);
  });
});

describe('keywords', () => {
  it.each([
    ['RUM a', 'unknown instruction RUM; did you mean RUN?'],
    ['entrypont a', 'unknown instruction ENTRYPONT; did you mean ENTRYPOINT?'],
    ['apt-get update', 'unknown instruction APT-GET'],
    ['%%ENV%%', 'unknown instruction %%ENV%%'],
  ])('%s', (text, message) => {
    expect(inStage(text)).toEqual([message]);
  });

  it('and flags of an unknown frontend are not judged', () => {
    expect(problems('# syntax=example.org/frontend:1\nAPT curl\nCOPY --foo a b')).toEqual([]);
    expect(problems('# syntax=docker.io/docker/dockerfile:1.7-labs\nFROM a\nAPT curl')).toHaveLength(1);
    expect(problems('# syntax=docker/dockerfile-upstream:master\nFROM a\nAPT curl')).toHaveLength(1);
  });
});

describe('flags', () => {
  it.each([
    ['COPY --form=b c d', 'COPY has no flag --form; did you mean --from?'],
    ['ADD --from=b c d', 'ADD has no flag --from'],
    ['CMD --help', 'CMD has no flag --help'],
    ['ENV --toString a=b', 'ENV has no flag --toString'],
    ['COPY --from a b', '--from needs a value'],
    ['COPY --link=yes a b', '--link is true or false, not "yes"'],
    ['COPY --link= a b', '--link is true or false, not ""'],
    ['COPY --from=a --from=b c d', '--from is given twice'],
    ['RUN --network=bridge a', '--network is default, none, host, not "bridge"'],
    ['RUN --mount a', '--mount needs a value'],
    ['HEALTHCHECK --interval=30 CMD a', '--interval is a duration such as 30s, not "30"'],
    ['HEALTHCHECK --timeout=1us CMD a', '--timeout is at least 1ms, not "1us"'],
    ['HEALTHCHECK --retries=-1 CMD a', '--retries is a number, not "-1"'],
  ])('%s', (text, message) => {
    expect(inStage(text)).toEqual([message]);
  });
});

describe('arguments', () => {
  it.each([
    ['COPY a', 'COPY needs a source and a destination'],
    ['ADD ["a"]', 'ADD needs a source and a destination'],
    ['COPY a <<E\nb\nE', 'COPY cannot have a heredoc as its destination'],
    ['FROM', 'FROM takes an image, and AS with a name'],
    ['FROM a as', 'FROM takes an image, and AS with a name'],
    ['FROM a # b', 'FROM takes an image, and AS with a name'],
    [
      'FROM a as 1b',
      '1b is no name for a stage: it begins with a letter and holds letters, digits, "-", "_" and "."',
    ],
    ['ENV', 'ENV needs an argument'],
    ['ENV A', 'ENV A has no value'],
    ['ENV A=b C', 'C has no equals sign: ENV takes name=value'],
    ['LABEL', 'LABEL needs an argument'],
    ['LABEL =a', 'LABEL has a value without a name'],
    ['ARG', 'ARG needs an argument'],
    ['ARG =a', 'ARG has a value without a name'],
    ['USER', 'USER needs an argument'],
    ['WORKDIR', 'WORKDIR needs an argument'],
    ['STOPSIGNAL', 'STOPSIGNAL needs an argument'],
    ['MAINTAINER', 'MAINTAINER needs an argument'],
    ['EXPOSE', 'EXPOSE needs an argument'],
    ['VOLUME', 'VOLUME needs an argument'],
    ['VOLUME []', 'VOLUME needs an argument'],
    ['VOLUME [" "]', 'VOLUME cannot be an empty string'],
    ['SHELL bash -c', 'SHELL takes a JSON array of at least one string'],
    ['SHELL []', 'SHELL takes a JSON array of at least one string'],
    ['CMD ["a", 1]', 'a JSON array may hold strings only'],
    ['SHELL [1]', 'a JSON array may hold strings only'],
    ['HEALTHCHECK CMD [1]', 'a JSON array may hold strings only'],
    ['HEALTHCHECK', 'HEALTHCHECK needs CMD or NONE'],
    ['HEALTHCHECK NONE a', 'HEALTHCHECK NONE takes no arguments'],
    ['HEALTHCHECK CMD', 'HEALTHCHECK CMD needs a command'],
    ['HEALTHCHECK CMD []', 'HEALTHCHECK CMD needs a command'],
    ['HEALTHCHECK curl a', 'HEALTHCHECK takes CMD or NONE, not curl'],
    ['ONBUILD', 'ONBUILD needs an instruction'],
    ['ONBUILD onbuild RUN a', 'ONBUILD may not stand behind ONBUILD'],
    ['ONBUILD FROM a', 'FROM may not stand behind ONBUILD'],
    ['ONBUILD MAINTAINER a', 'MAINTAINER may not stand behind ONBUILD'],
    ['ONBUILD ENV A', 'ENV A has no value'],
  ])('%j', (text, message) => {
    expect(inStage(text)).toEqual([message]);
  });

  it.each([
    ['ENV A="b', '"b'],
    ['LABEL "a=b"', 'b"'],
    ['COPY "a b" c/', '"a'],
    ['COPY ["it\'s", "/a"]', '"it\'s"'],
    ['WORKDIR ${a.b}', '${a.b}'],
    ['USER ${', '${'],
  ])('%s cannot be read where it is used', (text, place) => {
    const full = `FROM a\n${text}`;
    const [problem] = parseDockerfile(full).problems;
    expect(problem?.message).toMatch(
      /has an open quote, or a variable reference that the builder does not know$/,
    );
    expect(full.slice(problem?.range.start, problem?.range.end)).toBe(place);
  });
});
