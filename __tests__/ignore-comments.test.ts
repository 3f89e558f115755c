import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { main } from '../src/cli.ts';
import { inTerminal } from './support/terminal.ts';
import type { Outcome } from './support/terminal.ts';
import { made, replacing } from './support/transforms.ts';

const TRANSFORMS = [
  made('advise', () => [
    { kind: 'fix', message: 'think', at: { start: 0, end: 4 }, edits: [], because: [], safety: 'manual' },
  ]),
  replacing('hello', 'helo', 'hello', { answers: ['hadolint/DL9', 'buildkit/Greeting', 'tally/polite'] }),
  replacing('smooth', 'rough', 'smooth', { kind: 'improve' }),
  replacing('tidy', 'untidy', 'neat', { kind: 'style' }),
  replacing('wipe', 'helo wiped', 'bye'),
];

interface Written extends Outcome {
  readonly text: string;
}

async function write(text: string, ...argv: string[]): Promise<Written> {
  const cwd = mkdtempSync(join(tmpdir(), 'dffix-ignore-'));
  writeFileSync(join(cwd, 'Dockerfile'), text);
  const outcome = await inTerminal((terminal) => main(terminal, () => Promise.resolve(TRANSFORMS)), cwd, [
    '--write',
    ...argv,
  ]);
  return { ...outcome, text: readFileSync(join(cwd, 'Dockerfile'), 'utf8') };
}

/** A Dockerfile with lines right above its RUN. */
const above = (...lines: string[]) => ['FROM a', ...lines, 'RUN helo rough', ''].join('\n');

describe('the instruction right below', () => {
  it.each([
    'dffix ignore=hello',
    'dffix ignore=hello -- it is how they write it',
    'dffix ignore = HELLO, smooth-er -- no',
    'DFFIX ignore=hadolint/DL9',
    'dffix ignore=DL9,Greeting',
    'hadolint ignore=DL9',
    'hadolint ignore=DL1,DL9 # for a reason',
    'tally ignore=polite',
    'tally ignore=DL9;reason=they are old friends',
    'tally ignore=buildkit/Greeting',
    'tally ignore=all',
  ])('is spared by # %s', async (comment) => {
    const text = above(`# ${comment}`);
    expect((await write(text)).text).toBe(text.replace('rough', 'smooth'));
  });
  it('is spared by each line of a comment', async () => {
    const text = above('# dffix ignore=hello', '# said somebody', '# dffix ignore=smooth');
    expect((await write(text)).text).toBe(text);
  });
  it('is spared wholly by ignore=all', async () => {
    const text = above('# dffix ignore=all -- theirs');
    expect((await write(text)).text).toBe(text);
  });
  it.each([
    'dffix ignore=smooth',
    'hadolint ignore=dffix/hello',
    'hadolint ignore=Greeting',
    'hadolint ignore=all',
    'tally ignore=hello',
    'dffix ignore-file',
    'check=skip=Greeting',
    'other ignore=DL9',
  ])('is not spared by # %s', async (comment) => {
    expect((await write(above(`# ${comment}`))).text).toContain('hello');
  });
  it('is the only one that is spared', async () => {
    const text = 'FROM a\n# dffix ignore=hello\nRUN x\nRUN helo\n';
    expect((await write(text)).text).toContain('RUN hello');
    expect((await write('FROM a\n# dffix ignore=hello\n\nRUN helo\n')).text).toContain('RUN hello');
  });
});

describe('the whole file', () => {
  it.each([
    'dffix ignore-file=hello',
    'dffix ignore-file=all -- made by a program',
    'hadolint global ignore=DL9',
    'tally global ignore=Greeting;reason=so',
  ])('is spared by # %s, wherever it stands', async (comment) => {
    const text = `FROM a\nRUN helo\n\n# ${comment}\n`;
    expect((await write(text)).text).toBe(text);
  });
  it.each(['skip=Greeting', 'skip=Other, Greeting;error=true', 'error=true;skip=all', ' skip = Greeting '])(
    'is spared by the directive # check=%s',
    async (value) => {
      const text = `# check=${value}\n# a comment\nFROM a\nRUN helo\n`;
      expect((await write(text)).text).toBe(text);
    },
  );
  it.each(['# check=error=true\n', '# check=skip=DL9\n', '# a comment\n# check=skip=Greeting\n'])(
    'is not spared by %j',
    async (top) => {
      expect((await write(`${top}FROM a\nRUN helo\n`)).text).toContain('hello');
    },
  );
});

describe('what is ignored', () => {
  it('is told to who asks', async () => {
    const { out } = await write(above('# dffix ignore=hello -- ours'), '--verbose');
    expect(out).toContain('left alone: a comment asks for it: # dffix ignore=hello -- ours');
  });
  it('stays so where its transform is named', async () => {
    const text = above('# hadolint ignore=DL9');
    expect((await write(text, '--only', 'hello')).text).toBe(text);
  });
  it('is mended with --no-ignore-comments', async () => {
    const text = `# check=skip=all\nFROM a\n# dffix ignore=all\n# hadolint ignore=DL9\nRUN helo\n`;
    const { text: after, err } = await write(text, '--no-ignore-comments');
    expect([after, err]).toEqual([text.replace('helo', 'hello'), '']);
  });
  it('may be advice', async () => {
    expect((await write('FROM a\nRUN x\n')).out).toContain('without a patch');
    expect((await write('# dffix ignore-file=advise\n\nFROM a\nRUN x\n')).out).not.toContain(
      'without a patch',
    );
  });
});

describe('a comment of ours', () => {
  const warnings = async (text: string, ...argv: string[]) => {
    const { code, err } = await write(text, ...argv);
    expect(code).toBe(0);
    return err;
  };

  it('that is right is no matter', async () => {
    expect(await warnings(above('# dffix ignore=hello, smooth'))).toBe('');
  });
  it('that finds nothing is needless', async () => {
    expect(await warnings(`FROM a\nRUN helo\n# dffix ignore=hello -- so\nRUN x\n`)).toBe(
      'Dockerfile:3: warning: the comment is needless: hello finds nothing here\n',
    );
    expect(await warnings('# dffix ignore-file=hello,smooth\n\nFROM a\nRUN helo\n')).toBe(
      'Dockerfile:1: warning: the comment is needless: smooth finds nothing here\n',
    );
  });
  it('that another fix has made needless was not so before', async () => {
    const text = 'FROM a\nRUN rough\n# dffix ignore=hello\nRUN helo wiped\n';
    const { text: after, err } = await write(text);
    expect([after, err]).toEqual([text.replace('rough', 'smooth').replace('helo wiped', 'bye'), '']);
    expect(await warnings(after)).toContain('hello finds nothing');
  });
  it('is not judged where its transform does not run', async () => {
    const text = above('# dffix ignore=hello', '# dffix ignore=tidy').replace('helo ', '');
    expect(await warnings(text, '--only', 'smooth')).toBe('');
    expect(await warnings(text)).toContain('hello finds nothing');
    expect(await warnings(text)).not.toContain('tidy');
  });
  it('is told as long as its line is found, though the text above has grown', async () => {
    const growing = 'FROM a\nRUN rough\n# dffix ignore=hello\nRUN x\n';
    expect(await warnings(growing)).toContain('Dockerfile:3:');
  });
  it('with a mistyped name is told the right one', async () => {
    expect(await warnings(above('# dffix ignore=helo'))).toBe(
      "Dockerfile:2: warning: nothing is called 'helo', which a comment asks to ignore; did you mean 'hello'?\n",
    );
  });
  it.each(['dffix ignore hello', 'dffix: ignore=hello', 'dffix global ignore=hello', 'dffix ignore='])(
    'that is not understood is told how to write it: # %s',
    async (comment) => {
      expect(await warnings(above(`# ${comment}`))).toContain("write '# dffix ignore=ID -- reason'");
    },
  );
  it.each(['dffix would ignore this', 'dffix ignores it', 'dffixes are ignored', 'we ignore dffix'])(
    'that is prose is left in peace: # %s',
    async (comment) => {
      expect(await warnings(above(`# ${comment}`))).toBe('');
    },
  );
  it('above no instruction is told so', async () => {
    const inside = 'FROM a\nRUN x \\\n# dffix ignore=hello\n  helo\n';
    for (const text of ['FROM a\n# dffix ignore=hello\n\nRUN x\n', inside])
      expect(await warnings(text)).toContain(
        'no instruction starts right below the comment that ignores hello',
      );
  });
  it('says nothing on --quiet, and nothing of other tools is judged', async () => {
    expect(await warnings(above('# dffix ignore=helo'), '--quiet')).toBe('');
    expect(await warnings(above('# hadolint ignore=DL1', '# tally ignore=none'))).toBe('');
  });
});
