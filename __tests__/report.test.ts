import { describe, expect, it } from '@jest/globals';
import { FileError, UsageError } from '../src/errors.ts';
import { diffText } from '../src/report/diff.ts';
import { explain } from '../src/report/explain.ts';
import { listJson, listTable } from '../src/report/list.ts';
import { drawHunk, parsePatch } from '../src/report/patch.ts';
import { prettyFile } from '../src/report/pretty.ts';
import { Reporter } from '../src/report/reporter.ts';
import type { ReporterOptions, Sheet } from '../src/report/reporter.ts';
import { hasColor, hasUnicode, styleOf } from '../src/report/style.ts';
import type { Surface } from '../src/report/style.ts';
import { count, fold, printable, wrap } from '../src/report/text.ts';
import { bugTrouble, fileTrouble, usageTrouble } from '../src/report/trouble.ts';
import type { AppliedFix, FileResult, WithheldFix } from '../src/result.ts';
import type { NamedTransform } from '../src/transform.ts';

const SURFACE: Surface = { env: {}, platform: 'linux', isTTY: false, columns: undefined, color: undefined };
const PLAIN = styleOf(SURFACE);
const ESC = '\u001b';

const FIX: AppliedFix = {
  transform: 'user-base',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  message: 'Python does not find the copied packages',
  line: 2,
  newLine: 2,
  because: [],
};

const WITHHELD: WithheldFix = {
  ...FIX,
  transform: 'no-default',
  safety: 'unsafe',
  message: 'An address is baked in',
  risk: 'a build without the argument stops',
  line: 1,
  patch: '@@ -1 +1 @@\n-ARG A=b\n+ARG A\n',
};

const RESULT: FileResult = {
  path: 'api/Dockerfile',
  status: 'fixable',
  changes: [{ path: 'api/Dockerfile', before: 'FROM a\nENV A=b\n', after: 'FROM a\nENV A=c\n' }],
  applied: [FIX],
  withheld: [],
  leftAlone: [],
  problems: [],
  bugs: [],
  reads: new Map(),
};

const UNCHANGED: FileResult = { ...RESULT, status: 'unchanged', changes: [], applied: [] };

const DIFF = `diff --git a/api/Dockerfile b/api/Dockerfile
--- a/api/Dockerfile
+++ b/api/Dockerfile
@@ -1,2 +1,3 @@
 FROM a
-ENV A=b
+ENV A=c
+ENV D=e
`;

describe('what a terminal can do', () => {
  it.each([
    ['a pipe', {}, false],
    ['a terminal', { isTTY: true }, true],
    ['a dumb terminal', { isTTY: true, env: { TERM: 'dumb' } }, false],
    ['NO_COLOR on a terminal', { isTTY: true, env: { NO_COLOR: '1' } }, false],
    ['an empty NO_COLOR, which says nothing', { isTTY: true, env: { NO_COLOR: '' } }, true],
    ['FORCE_COLOR on a pipe', { env: { FORCE_COLOR: '1' } }, true],
    ['FORCE_COLOR=0 on a terminal', { isTTY: true, env: { FORCE_COLOR: '0' } }, false],
    ['NO_COLOR against FORCE_COLOR', { env: { NO_COLOR: '1', FORCE_COLOR: '1' } }, false],
    ['--color against NO_COLOR', { color: true, env: { NO_COLOR: '1' } }, true],
    ['--no-color against FORCE_COLOR', { color: false, env: { FORCE_COLOR: '1' }, isTTY: true }, false],
  ])('decides on colours for %s', (_, surface: Partial<Surface>, expected) => {
    expect(hasColor({ ...SURFACE, ...surface })).toBe(expected);
  });

  it.each([
    [{ LANG: 'en_GB.UTF-8' }, true],
    [{ LANG: 'de_DE.utf8' }, true],
    [{ LANG: 'C' }, false],
    [{}, false],
    [{ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, false],
    [{ LANG: 'en_GB.UTF-8', TERM: 'linux' }, false],
  ])('takes signs beyond ASCII from the locale %j', (env: Record<string, string>, expected) => {
    expect(hasUnicode({ ...SURFACE, env })).toBe(expected);
  });

  it('draws in ASCII alone where it must', () => {
    const text = prettyFile(
      { ...RESULT, withheld: [WITHHELD] },
      () => DIFF,
      { numbering: 'old', verbose: true },
      PLAIN,
    );
    expect(text).toMatch(/^[\n -~]+$/);
  });
});

describe('words', () => {
  it('folds prose between words and keeps its line breaks', () => {
    expect(wrap('aa bb cc\ndd', 5)).toEqual(['aa bb', 'cc', 'dd']);
    expect(wrap('a-word-longer-than-that b', 5)).toEqual(['a-word-longer-than-that', 'b']);
    expect(wrap('', 5)).toEqual(['']);
  });

  it('cuts code without losing a character, after a space where one is near', () => {
    expect(fold('abcdefgh', 3)).toEqual(['abc', 'def', 'gh']);
    expect(fold('abcd efgh', 6)).toEqual(['abcd ', 'efgh']);
    expect(fold('', 3)).toEqual(['']);
  });

  it('shows what a terminal would obey or hide', () => {
    expect(printable(`a${ESC}[2Jb\r\u0085\u202e\u2028c\td\ne`)).toBe(
      'a<U+001B>[2Jb<U+000D><U+0085><U+202E><U+2028>c\td\ne',
    );
  });

  it('counts', () => {
    expect([count(0, 'fix', 'fixes'), count(1, 'fix', 'fixes'), count(2, 'file')]).toEqual([
      'no fixes',
      '1 fix',
      '2 files',
    ]);
  });
});

describe('a patch', () => {
  it('knows the line numbers of both texts', () => {
    const lines = parsePatch(DIFF).hunks[0]?.lines.map(({ sign, old, new: now, text }) => [
      sign,
      old,
      now,
      text,
    ]);
    expect(lines).toEqual([
      [' ', 1, 1, 'FROM a'],
      ['-', 2, undefined, 'ENV A=b'],
      ['+', undefined, 2, 'ENV A=c'],
      ['+', undefined, 3, 'ENV D=e'],
    ]);
  });

  it('takes lines that look like headers for what they are', () => {
    const [hunk] = parsePatch('--- a/x\n+++ b/x\n@@ -7,2 +7,1 @@ FROM x\n --- y\n---- z\n').hunks;
    expect(hunk?.lines.map(({ sign, text }) => [sign, text])).toEqual([
      [' ', '--- y'],
      ['-', '--- z'],
    ]);
    expect(hunk?.old).toEqual({ start: 7, end: 9 });
  });

  it('numbers the lines of one text only', () => {
    const [hunk] = parsePatch(DIFF).hunks;
    if (hunk === undefined) throw new Error('no hunk');
    expect(drawHunk(hunk, 'old', '', PLAIN)).toEqual([
      '1 |   FROM a',
      '2 | - ENV A=b',
      '  | + ENV A=c',
      '  | + ENV D=e',
    ]);
    expect(drawHunk(hunk, 'new', '', PLAIN)).toEqual([
      '1 |   FROM a',
      '  | - ENV A=b',
      '2 | + ENV A=c',
      '3 | + ENV D=e',
    ]);
  });

  it('tells of a missing line break, and drops carriage returns', () => {
    const [hunk] = parsePatch('@@ -1 +1 @@\n-a\r\n+b\n\\ No newline at end of file\n').hunks;
    if (hunk === undefined) throw new Error('no hunk');
    expect(drawHunk(hunk, 'old', '', PLAIN)).toEqual([
      '1 | - a',
      '  | + b',
      '  |   (no line break at the end)',
    ]);
  });

  it('cuts a line of a megabyte down to what changes in it', () => {
    const long = 'x'.repeat(1_000_000);
    const [hunk] = parsePatch(`@@ -1 +1 @@\n-${long}old${long}\n+${long}new${long}\n`).hunks;
    if (hunk === undefined) throw new Error('no hunk');
    const [gone = '', come = ''] = drawHunk(hunk, 'old', '', PLAIN);
    expect(gone).toContain('xoldx');
    expect(come).toContain('xnewx');
    expect(gone.length).toBeLessThan(1000);
  });
});

function pretty(result: FileResult, numbering: 'old' | 'new' = 'old', verbose = false): string {
  return prettyFile(result, () => DIFF, { numbering, verbose }, PLAIN);
}

describe('the report of a file', () => {
  it('says nothing of a file without findings', () => {
    expect(pretty(UNCHANGED)).toBe('');
  });

  it('says where, what, why, and how', () => {
    const because = [
      { text: 'packages come from root', line: 1 },
      { text: 'names uvicorn', file: 'requirements.txt' },
    ];
    expect(pretty({ ...RESULT, applied: [{ ...FIX, because, advice: 'docker build .' }] }))
      .toBe(`api/Dockerfile  1 fix

   2  Python does not find the copied packages
      user-base
      because line 1: packages come from root
              requirements.txt: names uvicorn

      1 |   FROM a
      2 | - ENV A=b
        | + ENV A=c
        | + ENV D=e

      -> docker build .

`);
  });

  it('speaks of the new file once it is written', () => {
    const text = pretty({ ...RESULT, applied: [{ ...FIX, line: 40, newLine: 41 }] }, 'new');
    expect(text).toContain('1 fix written');
    expect(text).toContain('\n  41  Python');
    expect(text).toContain('      2 | + ENV A=c');
  });

  it('tells how to get what is not applied', () => {
    const manual: WithheldFix = { ...WITHHELD, transform: 'by-hand', safety: 'manual' };
    const text = pretty({ ...UNCHANGED, withheld: [WITHHELD, manual] });
    expect(text).toContain('no-default - unsafe, not applied: --unsafe, or --only no-default\n');
    expect(text).toContain('by-hand - manual, not applied: --only by-hand\n');
    expect(text).toContain('risk: a build without the argument stops');
    expect(text).toContain('1 | - ARG A=b');
  });

  it('offers nothing to apply where there is no patch', () => {
    const advice: WithheldFix = {
      ...WITHHELD,
      transform: 'told',
      safety: 'manual',
      patch: '',
      advice: 'run x',
    };
    const text = pretty({ ...UNCHANGED, withheld: [WITHHELD, advice] });
    expect(text).toContain('1 not applied - 1 to decide\n');
    expect(text).toContain('told - no patch: for you to decide\n');
    expect(text).toContain('run x');
    expect(text).not.toContain('--only told');
  });

  it('marks a fix that is applied though it is not safe', () => {
    expect(pretty({ ...RESULT, applied: [{ ...FIX, safety: 'unsafe', risk: 'r' }] })).toContain(
      'user-base - unsafe\n      risk: r\n',
    );
  });

  it('says once what holds for several places', () => {
    const text = pretty({
      ...RESULT,
      applied: [FIX, { ...FIX, line: 5 }, { ...FIX, line: 9, message: 'Another' }],
    });
    expect(text.match(/Python does not find/g)).toHaveLength(1);
    expect(text).toContain('      also in line 5\n   9  Another\n');
  });

  it('puts each hunk under the fix whose line it covers', () => {
    const diff = '@@ -1 +1 @@\n-a\n+b\n@@ -10 +10 @@\n-c\n+d\n@@ -20 +20 @@\n-e\n+f\n';
    const applied = [
      { ...FIX, message: 'Second', line: 12 },
      { ...FIX, message: 'First', line: 1 },
    ];
    const text = prettyFile({ ...RESULT, applied }, () => diff, { numbering: 'old', verbose: false }, PLAIN);
    const order = ['First', '- a', 'Second', '- c', '- e'].map((part) => text.indexOf(part));
    expect(order).toEqual(order.toSorted((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('shows a companion file that comes with the fix', () => {
    const companion = { path: 'api/.npmrc', before: undefined, after: 'x\n' };
    const text = prettyFile(
      { ...RESULT, changes: [...RESULT.changes, companion] },
      (change) => (change === companion ? '@@ -0,0 +1 @@\n+x\n' : DIFF),
      { numbering: 'old', verbose: false },
      PLAIN,
    );
    expect(text).toContain('api/.npmrc  new file');
    expect(text).toContain('| + x');
  });

  it('tells why places were left alone, and what was read, when asked', () => {
    const leftAlone = [{ transform: 'npm-home', line: 7, reason: 'the home is unknown' }];
    const result = {
      ...UNCHANGED,
      leftAlone,
      reads: new Map([
        ['package.json', '0a1b'],
        ['yarn.lock', 'absent'],
      ]),
    };
    expect(pretty(result)).toBe('');
    const text = pretty(result, 'old', true);
    expect(text).toContain('   7  left alone: the home is unknown\n      npm-home');
    expect(text).toMatch(/read +package\.json\n +not there +yarn\.lock/);
  });

  it('lets no escape sequence of the file through', () => {
    const text = prettyFile(
      { ...RESULT, path: `a${ESC}[2J`, applied: [{ ...FIX, message: `m${ESC}c`, advice: `run ${ESC}c` }] },
      () => `@@ -1 +1 @@\n-${ESC}]0;x\u0007\n+b\n`,
      { numbering: 'old', verbose: true },
      PLAIN,
    );
    expect(text).not.toContain(ESC);
    expect(text).not.toContain('\u0007');
  });

  it('keeps prose within the columns', () => {
    const style = styleOf({ ...SURFACE, isTTY: true, columns: 50, color: false });
    const message = 'word '.repeat(40).trim();
    const text = prettyFile(
      { ...RESULT, applied: [{ ...FIX, message }] },
      () => DIFF,
      { numbering: 'old', verbose: false },
      style,
    );
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(50);
  });
});

function sheet(to: string[]): Sheet {
  return { style: PLAIN, write: (text) => to.push(text) };
}

function report(options: Partial<ReporterOptions>, ...results: readonly (FileResult | Error)[]) {
  const out: string[] = [];
  const err: string[] = [];
  const reporter = new Reporter(
    { mode: 'check', verbose: false, quiet: false, ...options },
    sheet(out),
    sheet(err),
    () => DIFF,
  );
  for (const result of results) {
    if (result instanceof Error) reporter.failed('x/Dockerfile', result);
    else reporter.file(result);
  }
  return { code: reporter.finish(), out: out.join(''), err: err.join('') };
}

describe('the report of a run', () => {
  it.each([
    ['nothing to change', {}, [UNCHANGED], 0],
    ['something would change', {}, [UNCHANGED, RESULT], 1],
    ['the same as a diff', { mode: 'diff' as const }, [RESULT], 1],
    ['it is written', { mode: 'write' as const }, [RESULT], 0],
    ['what is found is withheld', {}, [{ ...UNCHANGED, withheld: [WITHHELD] }], 0],
    ['what is found has no patch', {}, [{ ...UNCHANGED, withheld: [{ ...WITHHELD, patch: '' }] }], 0],
    [
      'a file has a problem',
      { mode: 'write' as const },
      [{ ...UNCHANGED, status: 'problem' as const, problems: [{ line: 1, message: 'm' }] }, RESULT],
      2,
    ],
    ['a transform failed', {}, [{ ...RESULT, bugs: [{ transform: 't', message: 'm' }] }], 2],
    ['a file cannot be read', {}, [new FileError('x', 'it is a directory'), RESULT], 2],
  ])('ends with the code of diff when %s', (_, options, results, code) => {
    expect(report(options, ...results).code).toBe(code);
  });

  it('prints the diff alone on standard output', () => {
    const { out, err } = report({ mode: 'diff' }, RESULT, { ...UNCHANGED, withheld: [WITHHELD] });
    expect(out).toBe(DIFF);
    expect(err).toContain('2 files looked at: 1 would change (1 fix)\n');
    expect(err).toContain('1 fix found and not applied: 1 unsafe (--unsafe applies it)');
  });

  it('sums up', () => {
    const manual: WithheldFix = { ...WITHHELD, safety: 'manual' };
    const applied = [FIX, { ...FIX, safety: 'unsafe' as const }];
    const { out } = report({}, UNCHANGED, { ...RESULT, applied, withheld: [WITHHELD, WITHHELD, manual] });
    expect(out).toContain('2 files looked at: 1 would change (2 fixes, 1 of them not safe)\n');
    expect(out).toContain(
      '3 fixes found and not applied: 2 unsafe (--unsafe applies them), 1 manual (--only ID applies one)\n',
    );
    expect(report({}, UNCHANGED).out).toBe('* 1 file looked at: nothing to change\n');
    const advice: WithheldFix = { ...manual, patch: '' };
    expect(report({}, { ...UNCHANGED, withheld: [advice, manual] }).out).toContain(
      '1 fix found and not applied: 1 manual (--only ID applies one)\n1 finding without a patch: for you to decide\n',
    );
  });

  it('is quiet but for trouble and the diff', () => {
    const bad = new FileError('x', 'it is a directory');
    expect(report({ quiet: true }, RESULT, bad)).toEqual({
      code: 2,
      out: '',
      err: 'x/Dockerfile: it is a directory\n',
    });
    expect(report({ quiet: true, mode: 'diff' }, RESULT)).toEqual({ code: 1, out: DIFF, err: '' });
  });

  it('names the line of a problem, and the file of a bug', () => {
    const problems = [{ line: 3, message: 'unknown instruction FORM' }];
    const bugs = [{ transform: 'user-base', message: 'it threw' }];
    const { out, err } = report({}, { ...UNCHANGED, status: 'problem', problems, bugs });
    expect(err).toContain('api/Dockerfile:3: unknown instruction FORM\n');
    expect(err).toContain('api/Dockerfile: bug in dffix\n  user-base: it threw\n  Please report it');
    expect(out).toBe('1 file looked at: nothing to change, 1 with problems\n');
  });
});

describe('trouble', () => {
  it('has three kinds', () => {
    expect(usageTrouble(new UsageError('no'), PLAIN)).toBe('dffix: no\nSee dffix --help\n');
    expect(fileTrouble('a/b', new FileError('/c/a/b', 'bad', 4), PLAIN)).toBe('a/b:4: bad\n');
    expect(bugTrouble(new TypeError('t'), 'a/b', false, PLAIN)).toMatch(
      /^x a\/b: bug in dffix\n {2}t\n {2}Please report it/,
    );
  });

  it('shows the stack of a bug only when asked', () => {
    const error = new TypeError('t');
    expect(bugTrouble(error, undefined, false, PLAIN)).not.toContain('\n    at ');
    expect(bugTrouble(error, undefined, true, PLAIN)).toContain('TypeError: t\n    at ');
  });
});

describe('a diff on a terminal', () => {
  it('is byte for byte the same without colours', () => {
    const diff = '--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\r\n+b\u001b\r\n';
    expect(diffText(diff, PLAIN)).toBe(diff);
  });

  it('is painted, and fit for a terminal, with them', () => {
    const text = diffText(`@@ -1 +1 @@\n-a${ESC}[2J\n+b\n c\n`, styleOf({ ...SURFACE, color: true }));
    expect(text).toContain(`${ESC}[31m-a<U+001B>[2J${ESC}[39m\n`);
    expect(text).toContain(`${ESC}[32m+b${ESC}[39m\n c\n`);
  });
});

describe('the transforms', () => {
  const transform: NamedTransform = {
    id: 'user-base',
    summary: 'tell Python where the packages are',
    why: 'First line\nof a paragraph.\n\n```\nENV  A=b\n```\n\n- one\n- two',
    kind: 'repair',
    effect: 'image',
    safety: 'unsafe',
    risk: 'another version is found',
    symptoms: ["ModuleNotFoundError: No module named 'uvicorn'"],
    answers: ['hadolint/DL3014'],
    check: 'docker run IMAGE true',
    sources: ['https://docs.python.org/'],
    *fixes() {},
  };

  it('are listed as a table', () => {
    const [head, row] = listTable([transform], PLAIN).split('\n');
    expect(head).toBe('id         kind    effect  safety  summary');
    expect(row).toBe('user-base  repair  image   unsafe  tell Python where the packages are');
  });

  it('are listed as JSON with all that they declare', () => {
    const { fixes: _fixes, ...declared } = transform;
    expect(JSON.parse(listJson([transform]))).toEqual([declared]);
  });

  it('are explained from what they declare', () => {
    const patch = 'diff --git a/D b/D\n--- a/D\n+++ b/D\n@@ -1 +1,2 @@\n FROM a\n+ENV B=c\n';
    const text = explain(transform, patch, PLAIN);
    expect(text).toContain('user-base  repair\nTell Python where the packages are.\n');
    expect(text).toContain("What you see\n  ModuleNotFoundError: No module named 'uvicorn'\n");
    expect(text).toContain('Why\n  First line of a paragraph.\n\n    ENV  A=b\n\n  - one\n  - two\n');
    expect(text).toContain(
      'Safety: unsafe\n  Another version is found.\n\n  It is applied with --unsafe, or with --only user-base.\n',
    );
    expect(text).toContain('For example\n   FROM a\n  +ENV B=c\n\n');
    expect(text).toContain('How to check\n  docker run IMAGE true\n');
    expect(text).toContain('  - hadolint/DL3014\n');
    expect(text).toContain('  https://docs.python.org/\n');
    expect(text).not.toContain('It takes for granted');
  });
});
