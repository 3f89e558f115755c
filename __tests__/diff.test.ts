import { describe, expect, it } from '@jest/globals';
import { unifiedDiff, unifiedDiffOfEdits } from '../src/diff.ts';
import { gitApply } from './support/git.ts';

function expectApplies(before: string | undefined, after: string, path = 'Dockerfile'): void {
  const patch = unifiedDiff({ path, before, after });
  const files = before === undefined ? {} : { [path]: before };
  expect(gitApply(files, patch, [path])).toEqual({ [path]: after });
}

const numbered = (count: number, prefix = 'line') =>
  Array.from({ length: count }, (_, index) => `${prefix} ${index}\n`).join('');

describe('unifiedDiff', () => {
  it('shows a change with three lines around it, under git headers', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\ni\n';
    const after = before.replace('e', 'E');
    expect(unifiedDiff({ path: 'x/Dockerfile', before, after })).toBe(
      [
        'diff --git a/x/Dockerfile b/x/Dockerfile',
        '--- a/x/Dockerfile',
        '+++ b/x/Dockerfile',
        '@@ -2,7 +2,7 @@',
        ' b',
        ' c',
        ' d',
        '-e',
        '+E',
        ' f',
        ' g',
        ' h',
        '',
      ].join('\n'),
    );
  });
  it('says nothing where nothing changes', () => {
    expect(unifiedDiff({ path: 'a', before: 'x', after: 'x' })).toBe('');
  });
  it('shows a path without a leading ./ or /', () => {
    expect(unifiedDiff({ path: './x', before: 'a\n', after: 'b\n' })).toContain('--- a/x\n+++ b/x\n');
    expect(unifiedDiff({ path: '/x', before: 'a\n', after: 'b\n' })).toContain('--- a/x\n+++ b/x\n');
  });
});

describe('git apply accepts', () => {
  it.each([
    ['a change', 'a\nb\nc\n', 'a\nB\nc\n'],
    ['CRLF', 'a\r\nb\r\nc\r\n', 'a\r\nB\r\nx\r\nc\r\n'],
    ['mixed line breaks', 'a\r\nb\nc\r\n', 'a\r\nB\nc\r\n'],
    ['a change of line breaks alone', 'a\r\nb\n', 'a\nb\n'],
    ['a lone carriage return', 'a\rb\nc\n', 'a\rB\nc\n'],
    ['a byte order mark', '\uFEFFa\nb\n', '\uFEFFA\nb\n'],
    ['no final line break', 'a\nb', 'a\nB'],
    ['no final line break far from the change', `${numbered(20)}end`, `x\n${numbered(20)}end`],
    ['a final line break that comes', 'a\nb', 'a\nb\n'],
    ['a final line break that goes', 'a\nb\n', 'a\nb'],
    ['lines added at the end without a line break', 'a', 'a\nb'],
    ['the first line', 'a\n', 'x\na\n'],
    ['everything gone', 'a\nb\n', ''],
    ['an empty file filled', '', 'a\n'],
    ['two hunks', `a\n${numbered(30)}b\n`, `A\n${numbered(30)}B\n`],
    ['unicode', 'ü 😀\n', 'ü 😀 ж\n'],
    ['lines like a patch', '--- a\n+++ b\n@@ -1 +1 @@\n', '--- a\n+++ c\n@@ -1 +1 @@\n'],
    [
      'more changed lines than a shortest diff is looked for',
      `a\n${numbered(900)}z`,
      `a\n${numbered(900, 'x')}z`,
    ],
  ])('%s', (_, before, after) => {
    expectApplies(before, after);
  });

  it.each(['a b/Docker file', 'a"b', "it's", 'tab\there', 'back\\slash', 'ünïcode/文件', 'a b'])(
    'the path %s',
    (path) => {
      expectApplies('a\nb\n', 'a\nc\n', path);
      expectApplies(undefined, 'new\n', path);
    },
  );

  it.each([
    ['a new file', 'a\nb\n'],
    ['a new file without a final line break', 'a'],
    ['a new file with CRLF', 'a\r\n'],
  ])('%s', (_, after) => {
    expectApplies(undefined, after, '.dockerignore');
    expect(unifiedDiff({ path: 'n', before: undefined, after })).toContain(
      'diff --git a/n b/n\nnew file mode 100644\n--- /dev/null\n+++ b/n\n@@ -0,0 +1,',
    );
  });

  it('several files in one patch', () => {
    const patch =
      unifiedDiff({ path: 'a b', before: 'x', after: 'y' }) +
      unifiedDiff({ path: 'new', before: undefined, after: 'n' }) +
      unifiedDiff({ path: 'c', before: '1\n', after: '2\n' });
    expect(gitApply({ 'a b': 'x', c: '1\n' }, patch, ['a b', 'new', 'c'])).toEqual({
      'a b': 'y',
      new: 'n',
      c: '2\n',
    });
  });
});

const lineIn = (text: string) => (offset: number) => text.slice(0, offset).split('\n').length;

describe('unifiedDiffOfEdits', () => {
  it.each([
    ['at the start', 'a\nb\nc\nd\ne\nf\n', [{ start: 0, end: 1, text: 'A' }]],
    ['at the end', 'a\nb\nc\nd\ne\nf', [{ start: 11, end: 11, text: '\ng' }]],
    ['in a line break', 'a\nb\nc\n', [{ start: 1, end: 2, text: '' }]],
    ['of whole lines', 'a\nb\nc\nd\ne\nf\ng\nh\ni\n', [{ start: 6, end: 10, text: '' }]],
    ['before a line', 'a\nb\nc\nd\ne\nf\ng\nh\ni\n', [{ start: 8, end: 8, text: 'x\n' }]],
    ['behind blank lines', '\n\n\n\nb\n\n\n\n', [{ start: 4, end: 5, text: 'B' }]],
    [
      'far from each other',
      `a\r\n${numbered(30)}`,
      [
        { start: 0, end: 1, text: 'A' },
        { start: 150, end: 152, text: '' },
      ],
    ],
    ['of an empty file', '', [{ start: 0, end: 0, text: 'a\n' }]],
  ])('an edit %s gives the same as the two texts', (_, before, edits) => {
    const after = edits
      .toReversed()
      .reduce((text, { start, end, text: to }) => text.slice(0, start) + to + text.slice(end), before);
    expect(unifiedDiffOfEdits('x', before, edits, lineIn(before))).toBe(
      unifiedDiff({ path: 'x', before, after }),
    );
  });
  it('is empty where nothing changes', () => {
    expect(unifiedDiffOfEdits('x', 'a\n', [{ start: 0, end: 1, text: 'a' }], () => 1)).toBe('');
  });
});
