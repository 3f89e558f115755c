import { describe, expect, it } from '@jest/globals';
import type { Word } from '../src/dockerfile/types.ts';
import {
  flagWords,
  isPosixShell,
  operands,
  parseExec,
  parseShell,
  shellOptions,
} from '../src/shell/parse.ts';
import type { Command, Shell } from '../src/shell/types.ts';

function found(shell: Shell): readonly Command[] {
  if (!shell.known) throw new Error(shell.reason);
  return shell.value.commands;
}

function commands(text: string): readonly Command[] {
  return found(parseShell({ text, offset: (index) => index, range: (start, end) => ({ start, end }) }));
}

function first(text: string): Command {
  const [command] = commands(text);
  if (command === undefined) throw new Error('there is no command');
  return command;
}

const said = (command: Command) => command.words.map((word) => word.literal ?? word.raw).join(' ');

/** The words of a JSON array that starts at an offset. */
function json(array: string, offset = 0): Word[] {
  return Array.from(array.matchAll(/"(?:[^"\\]|\\.)*"/g), (match) => ({
    range: { start: offset + match.index, end: offset + match.index + match[0].length },
    raw: match[0],
    value: JSON.parse(match[0]) as string,
    quote: '"',
  }));
}

const texts = (words: readonly { raw: string }[]) => words.map(({ raw }) => raw);

describe('what runs a command', () => {
  it.each([
    ['exec a b', 'a b', 'exec'],
    ['exec -a name a', 'a', 'exec -a name'],
    ['sudo -E -u app a -u b', 'a -u b', 'sudo -E -u app'],
    ['sudo --user=app -- a', 'a', 'sudo --user=app --'],
    ['env -i A=b C=d a', 'a', 'env -i A=b C=d'],
    ['env -u X a', 'a', 'env -u X'],
    ['gosu app:app a b', 'a b', 'gosu app:app'],
    ['su-exec "$USER" a', 'a', 'su-exec "$USER"'],
    ['tini -g -- a -x', 'a -x', 'tini -g --'],
    ['/sbin/tini a', 'a', '/sbin/tini'],
    ['dumb-init -r 15:3 -- a', 'a', 'dumb-init -r 15:3 --'],
    ['nice -n 10 a', 'a', 'nice -n 10'],
    ['nice -10 a', 'a', 'nice -10'],
    ['nohup a', 'a', 'nohup'],
    ['timeout -k 5 10s a', 'a', 'timeout -k 5 10s'],
    ['/usr/bin/time -f %e a', 'a', '/usr/bin/time -f %e'],
    ['xargs -r -n1 a -f', 'a -f', 'xargs -r -n1'],
    ['busybox wget x', 'wget x', 'busybox'],
    ['runuser -u app -- a b', 'a b', 'runuser -u app --'],
    ['sudo -u app env A=b nice a', 'a', 'sudo -u app env A=b nice'],
    ['exec "$@"', '"$@"', 'exec'],
  ])('%s', (body, words, wrappedBy) => {
    const command = first(body);
    expect([said(command), command.wrappedBy.join(' ')]).toEqual([words, wrappedBy]);
  });

  it.each([
    'env',
    'env A=b',
    'sudo -i',
    'sudo --unheard-of a',
    'exec',
    'xargs',
    'command -v a',
    'env -S "a b"',
    'sh script.sh',
    'bash',
    'bash -s -- x',
    'sh -n -c a',
    'sh -c a*',
    'su',
    'su app script.sh',
    'tini -h',
    'zsh -c a',
  ])('leaves %s as it is', (body) => {
    const command = first(body);
    expect([command.words[0]?.literal, command.wrappedBy]).toEqual([body.split(' ')[0], []]);
  });

  it('gives the command the assignments of env and sudo', () => {
    const { assignments } = first('A=1 env B="2 3" C=$D x');
    expect(assignments.map(({ name, value }) => [name, value?.literal, value?.parts])).toEqual([
      ['A', '1', [{ kind: 'text', text: '1' }]],
      ['B', '2 3', [{ kind: 'text', text: '2 3' }]],
      ['C', undefined, [{ kind: 'variable', name: 'D', fallback: undefined, quoted: false }]],
    ]);
  });

  it('peels no more than a few', () => {
    expect(first(`${'exec '.repeat(100)}a`).wrappedBy).toHaveLength(16);
  });
});

describe('scripts behind a shell', () => {
  it.each([
    ['sh -c "a b; c"', 'a b|c', 'sh -c'],
    ["/bin/bash -lc 'a && c'", 'a|c', '/bin/bash -lc'],
    ["bash -o pipefail -c 'a'", 'a', 'bash -o pipefail -c'],
    ["bash -euxo pipefail -c 'a'", 'a', 'bash -euxo pipefail -c'],
    ["bash --login -c 'a' x y", 'a', 'bash --login -c'],
    ["busybox sh -c 'a'", 'a', 'busybox sh -c'],
    ["sudo -H bash -c 'a; c'", 'a|c', 'sudo -H bash -c'],
    ["su app -c 'a b'", 'a b', 'su app -c'],
    ["su -c 'a b' app", 'a b', 'su -c app'],
    ["su - app -s /bin/bash -c 'a b'", 'a b', 'su - app -s /bin/bash -c'],
    ["exec tini -- sh -c 'exec a'", 'a', 'exec tini -- sh -c exec'],
    ['sh -c \'a \'"b"', 'a b', 'sh -c'],
    ["sh -c ''", '', ''],
  ])('%s', (body, expected, wrappedBy) => {
    const all = commands(body);
    expect(all.map(said).join('|')).toBe(expected);
    expect(all[0]?.wrappedBy.join(' ') ?? '').toBe(wrappedBy);
  });

  it('does not know the words that the outer shell fills in', () => {
    const [a, b, ...rest] = commands('sh -c "a $X \'$Y\' \\$Z && b $(c)"');
    expect(a?.words.map(({ literal, parts }) => [literal, parts?.length])).toEqual([
      ['a', 1],
      [undefined, undefined],
      [undefined, undefined],
      [undefined, 1],
    ]);
    expect(b?.words[1]?.parts).toBeUndefined();
    expect(rest.map(({ name, wrappedBy }) => [name, wrappedBy])).toEqual([['c', []]]);
  });
});

describe('exec form', () => {
  it('is one command that nothing expands', () => {
    const [command, ...more] = found(parseExec(json('["/bin/x", "$A", "a && b", "*", ""]', 4)));
    expect(more).toEqual([]);
    expect(command).toMatchObject({
      name: 'x',
      reached: 'always',
      tolerated: false,
      isolated: false,
      wrappedBy: [],
      range: { start: 5, end: 38 },
    });
    expect(command?.words.map((word) => word.literal)).toEqual(['/bin/x', '$A', 'a && b', '*', '']);
  });

  it('is unwrapped', () => {
    const [command] = found(parseExec(json('["tini", "--", "gosu", "app", "node", "x.js"]')));
    expect(command).toMatchObject({
      name: 'node',
      isolated: false,
      wrappedBy: ['tini', '--', 'gosu', 'app'],
    });
  });

  it('is the script behind sh -c', () => {
    const array = '["sh", "-c", "cd /a && b \\"c\\u0020d\\" $E"]';
    const [cd, b] = found(parseExec(json(array, 10)));
    expect(cd).toMatchObject({ name: 'cd', isolated: false, wrappedBy: ['sh', '-c'], after: '&&' });
    expect(b?.directory).toEqual({ known: true, value: '/a' });
    expect(b?.words.map((word) => array.slice(word.range.start - 10, word.range.end - 10))).toEqual([
      'b',
      '\\"c\\u0020d\\"',
      '$E',
    ]);
    expect(b?.words[1]?.literal).toBe('c d');
    expect(b?.words[2]?.parts).toEqual([{ kind: 'variable', name: 'E', fallback: undefined, quoted: false }]);
  });

  it('names the whole string where it is continued over lines', () => {
    const word = { range: { start: 20, end: 33 }, raw: '"exec a"', value: 'exec a', quote: '"' } as const;
    const [command] = found(parseExec([...json('["sh", "-c"]'), word]));
    expect(command).toMatchObject({ name: 'a', range: { start: 20, end: 33 } });
  });

  it('has a text, and places in it', () => {
    const shell = parseExec(json('["a",  "b"]', 5));
    if (!shell.known) throw new Error(shell.reason);
    expect(shell.value.text).toBe('"a" "b"');
    expect(shell.value.range(4, 7)).toEqual({ start: 12, end: 15 });
  });

  it('is unknown where the script cannot be parsed', () => {
    expect(parseExec(json('["sh", "-c", "a &&"]')).known).toBe(false);
  });

  it('may be empty', () => {
    expect(found(parseExec([]))).toEqual([]);
  });
});

describe('the shell of a stage', () => {
  it.each([
    '/bin/sh -c',
    '/bin/bash -c',
    '/bin/bash -o pipefail -c',
    '/bin/bash -eo pipefail -c',
    '/bin/bash -l -c',
    'bash --login -c',
    'ash -c',
    'dash -ec',
    'busybox sh -c',
  ])('%s is a POSIX shell', (words) => {
    expect(isPosixShell(words.split(' '))).toBe(true);
  });

  it.each([
    'cmd /S /C',
    'powershell -Command',
    'pwsh -c',
    '/bin/sh',
    'zsh -c',
    'fish -c',
    'bash -c x',
    'sh -n -c',
    '',
  ])('%s is not known to be one', (words) => {
    expect(isPosixShell(words.split(' '))).toBe(false);
  });

  it('starts with options', () => {
    expect(shellOptions(['/bin/bash', '-eo', 'pipefail', '-c'])).toEqual({ errexit: true, pipefail: true });
    expect(shellOptions(['/bin/sh', '-ec'])).toEqual({ errexit: true, pipefail: false });
    expect(shellOptions(['/bin/bash', '-o', 'pipefail', '-c'])).toEqual({ errexit: false, pipefail: true });
    expect(shellOptions(['/bin/sh', '-c'])).toEqual({ errexit: false, pipefail: false });
    expect(shellOptions(['pwsh', '-c'])).toBeUndefined();
  });
});

describe('options', () => {
  const command = first('x --yes -rf --name=v --file f1 -ofile "--quoted=a b" -n $N -- --not -z');

  it.each(['--yes', '-r', '-f', '--name', '--file', '-o', '--quoted', '-n'])('has %s', (flag) => {
    expect(command.has(flag)).toBe(true);
  });

  it.each(['--no', '-z', '--not', '-y', '--nam', '-u'])('has no %s', (flag) => {
    expect(command.has(flag)).toBe(false);
  });

  it('has any of several', () => {
    expect(command.has('-y', '--yes')).toBe(true);
  });

  it.each([
    ['x --a=v', 'v'],
    ['x --a v', 'v'],
    ['x -a v', 'v'],
    ['x -av', 'v'],
    ['x -a=v', 'v'],
    ['x -xa v', 'v'],
    ['x --a=v --a=w', 'w'],
    ['x --a v -aw', 'w'],
    ['x --a -a v', '-a'],
    ['x --a=', ''],
    ['x --a="v w"', 'v w'],
    ['x "--a=v w"', 'v w'],
    ['x -- --a=v', undefined],
    ['x --ab v', undefined],
    ['x --a', undefined],
    ['--a=v', undefined],
  ])('%s: the value is %s', (body, expected) => {
    expect(first(body).option('--a', '-a')?.literal).toBe(expected);
  });

  it('has a value with its own place and parts', () => {
    const body = 'x --a=$V/b "--c=d e"';
    const value = first(body).option('--a');
    expect(value).toMatchObject({ raw: '$V/b', literal: undefined, range: { start: 6, end: 10 } });
    expect(value?.parts?.[0]).toMatchObject({ kind: 'variable', name: 'V' });
    expect(first(body).option('--c')).toMatchObject({
      raw: 'd e',
      literal: 'd e',
      range: { start: 16, end: 19 },
    });
  });

  it('has words that are none', () => {
    const install = first(
      'apt-get -o A::B=c install -y --no-install-recommends -t bookworm curl $MORE -- -odd',
    );
    expect(texts(operands(install, ['-o', '-t']))).toEqual(['install', 'curl', '$MORE', '-odd']);
    expect(texts(operands(install, []))).toEqual(['A::B=c', 'install', 'bookworm', 'curl', '$MORE', '-odd']);
    expect(texts(flagWords(install))).toEqual(['-o', '-y', '--no-install-recommends', '-t']);
    expect(texts(operands(first('tar -xzf a.tgz -C /b - c'), ['-f', '-C']))).toEqual(['-', 'c']);
  });
});
