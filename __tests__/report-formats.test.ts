import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import Ajv4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { FORMATS } from '../src/report/formats.ts';
import { mergeReports } from '../src/report/merge.ts';
import { readReport } from '../src/report/read-report.ts';
import { anchored, replacements } from '../src/report/replacement.ts';
import type { FileResult } from '../src/result.ts';
import { FACTS, FIX, REFUSED, reported, RESULT, UNCHANGED, WITHHELD } from './support/reports.ts';

const require = createRequire(import.meta.url);

/** A text on one line each, as little apart as can be. */
const TEXT = fc
  .array(fc.constantFrom('FROM a', 'RUN b', 'RUN b\r', '', '# ü'), { maxLength: 8 })
  .chain((lines) => fc.constantFrom('', '\n').map((end) => lines.join('\n') + end));

/** Puts replaced lines back into a text. */
function applied(before: string, parts: readonly { start: number; end: number; text: string }[]): string {
  const lines = before.split(/(?<=\n)/).filter((line) => line !== '');
  for (const { start, end, text } of parts.toReversed()) lines.splice(start - 1, end - start, text);
  return lines.join('');
}

describe('replaced lines', () => {
  it('make the new text of the old one, whatever the two are', () => {
    fc.assert(
      fc.property(TEXT, TEXT, (before, after) => {
        expect(applied(before, replacements({ path: 'D', before, after }))).toBe(after);
      }),
    );
  });

  it('are single lines where single lines change', () => {
    expect(replacements({ path: 'D', before: 'a\nb\nc\nd\n', after: 'a\nB\nc\nD\n' })).toEqual([
      { start: 2, end: 3, text: 'B\n' },
      { start: 4, end: 5, text: 'D\n' },
    ]);
  });

  it('stand on a line where one is inserted', () => {
    expect(anchored({ start: 2, end: 2, text: 'x\n' }, 'a\nb\n')).toEqual({
      start: 2,
      end: 3,
      text: 'x\nb\n',
    });
    expect(anchored({ start: 3, end: 3, text: 'x\n' }, 'a\nb\n')).toEqual({
      start: 2,
      end: 3,
      text: 'b\nx\n',
    });
  });
});

describe('SARIF', () => {
  const ajv = new Ajv4.default({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const schema: object = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  );
  const validate = ajv.compile(schema);

  it.each(['check', 'write'] as const)('is as its schema has it in the mode %s', async (mode) => {
    validate(JSON.parse(await reported('sarif', undefined, { ...FACTS, mode })));
    expect(validate.errors).toBeNull();
  });

  it('is as its schema has it where nothing was looked at', async () => {
    validate(JSON.parse(await reported('sarif', [], FACTS, false)));
    expect(validate.errors).toBeNull();
  });

  it('replaces the changed line by whole lines, and says where each file is as a URI', async () => {
    const { runs } = JSON.parse(await reported('sarif', [RESULT]));
    const [open, withheld] = runs[0].results;
    expect(open.fixes[0].artifactChanges).toEqual([
      {
        artifactLocation: { uri: 'api/a%20dir/Dockerfile' },
        replacements: [
          {
            deletedRegion: { startLine: 2, startColumn: 1, endLine: 3, endColumn: 1 },
            insertedContent: { text: 'ENV A=c\n' },
          },
        ],
      },
    ]);
    expect(open.level).toBe('warning');
    expect([withheld.level, withheld.fixes]).toEqual(['note', undefined]);
    expect(runs[0].tool.driver.rules[open.ruleIndex].id).toBe('user-base');
  });

  it('ends a replacement at the end of a text without a final line break', async () => {
    const changes = [{ path: 'D', before: 'FROM a\nRUN b', after: 'FROM a\nRUN cc' }];
    const { runs } = JSON.parse(await reported('sarif', [{ ...RESULT, path: 'D', changes }]));
    expect(runs[0].results[0].fixes[0].artifactChanges[0].replacements[0].deletedRegion).toEqual({
      startLine: 2,
      startColumn: 1,
      endLine: 2,
      endColumn: 6,
    });
  });

  it('offers no fix where a file would have to be made, nor for what is written', async () => {
    const changes = [...RESULT.changes, { path: '.dockerignore', before: undefined, after: 'x\n' }];
    const made = JSON.parse(await reported('sarif', [{ ...RESULT, changes }]));
    expect(made.runs[0].results[0].fixes).toBeUndefined();
    const written = JSON.parse(await reported('sarif', [RESULT], { ...FACTS, mode: 'write' }, false));
    expect(written.runs[0].results.map(({ ruleId }: { ruleId: string }) => ruleId)).toEqual(['no-default']);
  });
});

describe('rdjson', () => {
  it('has suggestions over the lines that the diagnostic stands on', async () => {
    const { diagnostics } = JSON.parse(await reported('rdjson', [RESULT]));
    const range = { start: { line: 2 }, end: { line: 2 } };
    expect(diagnostics[0]).toMatchObject({
      location: { path: RESULT.path, range },
      severity: 'WARNING',
      code: { value: 'user-base' },
      suggestions: [{ range, text: 'ENV A=c' }],
    });
    expect(diagnostics[1].suggestions).toBeUndefined();
  });

  it('suggests no part of a change of which it does not know whose it is', async () => {
    const far = { path: RESULT.path, before: 'FROM a\nENV A=b\nRUN x\n', after: 'FROM b\nENV A=b\nRUN y\n' };
    const { diagnostics } = JSON.parse(await reported('rdjson', [{ ...RESULT, changes: [far] }]));
    expect(diagnostics.filter((one: object) => 'suggestions' in one)).toEqual([]);
  });

  it('has the shape of the message DiagnosticResult', async () => {
    const position = {
      type: 'object',
      required: ['line'],
      properties: { line: { type: 'integer', minimum: 1 } },
    };
    const range = { type: 'object', required: ['start'], properties: { start: position, end: position } };
    const validate = new Ajv2020.default().compile({
      type: 'object',
      additionalProperties: false,
      required: ['diagnostics'],
      properties: {
        source: { type: 'object', required: ['name'] },
        diagnostics: {
          type: 'array',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['message', 'location'],
            properties: {
              message: { type: 'string', minLength: 1 },
              location: {
                type: 'object',
                additionalProperties: false,
                required: ['path'],
                properties: { path: { type: 'string' }, range },
              },
              severity: { enum: ['ERROR', 'WARNING', 'INFO'] },
              code: { type: 'object', required: ['value'] },
              suggestions: {
                type: 'array',
                items: {
                  type: 'object',
                  required: ['range', 'text'],
                  properties: { range, text: { type: 'string' } },
                },
              },
            },
          },
        },
      },
    });
    validate(JSON.parse(await reported('rdjson')));
    expect(validate.errors).toBeNull();
  });
});

describe('GitLab', () => {
  it('has all that a code quality report needs, and a fingerprint of its own each', async () => {
    const twice: FileResult = { ...RESULT, applied: [FIX, { ...FIX, line: 9 }] };
    const entries = JSON.parse(await reported('gitlab', [twice, REFUSED]));
    for (const entry of entries) {
      expect(Object.keys(entry)).toEqual([
        'description',
        'check_name',
        'fingerprint',
        'severity',
        'location',
      ]);
      expect(['info', 'minor', 'major', 'critical', 'blocker']).toContain(entry.severity);
      expect(entry.location.lines.begin).toBeGreaterThan(0);
    }
    expect(new Set(entries.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).size).toBe(
      entries.length,
    );
    expect(entries).toHaveLength(6);
  });

  it('keeps the fingerprint of a finding that moves', async () => {
    const prints = async (line: number): Promise<string> =>
      JSON.parse(await reported('gitlab', [{ ...RESULT, applied: [{ ...FIX, line }] }]))[0].fingerprint;
    expect(await prints(2)).toBe(await prints(40));
  });

  it('is an empty list where nothing is wrong', async () => {
    expect(JSON.parse(await reported('gitlab', [UNCHANGED], FACTS, false))).toEqual([]);
  });
});

describe('GitHub', () => {
  it('escapes what a workflow command reads as its own', async () => {
    const [line] = (await reported('github', [{ ...RESULT, path: 'a,b:c%/Dockerfile' }])).split('\n');
    expect(line).toBe(
      '::warning file=a%2Cb%3Ac%25/Dockerfile,line=2,title=dffix%3A user-base::' +
        'ENV is 100%25 wrong: it says b, not c%0ABecause line 1: python looks elsewhere',
    );
  });

  it('lets no text of a file begin a command', async () => {
    const message = 'x\n::stop-commands::y\r::error::z';
    const lines = (await reported('github', [{ ...RESULT, applied: [{ ...FIX, message }] }]))
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(3);
    expect(lines.every((line) => /^::(?:error|warning|notice) file=/.test(line))).toBe(true);
  });
});

describe('JUnit', () => {
  it('counts as the exit code does: what would change fails, what is only shown is skipped', async () => {
    const xml = await reported('junit');
    expect(xml).toContain('<testsuites name="dffix" tests="6" failures="1" errors="3" skipped="1">');
    expect(xml).toContain('<testsuite name="b/Dockerfile" tests="1" failures="0" errors="0" skipped="0">');
  });

  it('escapes markup, and knows no character that XML does not', async () => {
    const message = 'a <b> & "c" \u0001 \ufffe \ud800';
    const xml = await reported('junit', [{ ...RESULT, applied: [{ ...FIX, message }] }]);
    expect(xml).toContain('message="a &lt;b&gt; &amp; &quot;c&quot; &lt;U+0001&gt; \ufffd \ufffd"');
  });
});

describe('Markdown', () => {
  it('tells what, why, because of what, the risk, and what is left to do', async () => {
    const text = await reported('markdown');
    expect(text).toContain('# Dockerfiles: 1 fix in 1 file');
    expect(text).toContain('### Tell Python where packages are');
    expect(text).toContain('`api/a dir/Dockerfile:2`');
    expect(text).toContain('because line 1: python looks elsewhere');
    expect(text).toContain('<details><summary>Why</summary>');
    expect(text).toContain('**Risk:** a build without the argument stops');
    expect(text).toContain('- [ ] pass --build-arg A=b');
    expect(text).toContain('- `d/Dockerfile`: permission is denied');
  });

  it('makes no markup, mention or reference of what a file says', async () => {
    const message = '<img src=x> @octocat #12 `x` [a](b)';
    const text = await reported('markdown', [{ ...RESULT, applied: [{ ...FIX, message }] }]);
    expect(text).toContain('\\<img src=x\\> @\u200boctocat \\#12 \\`x\\` \\[a\\](b)');
  });

  it('fits a pull request, however much there is', async () => {
    const many = Array.from({ length: 400 }, (_, index) => ({
      ...RESULT,
      applied: [{ ...FIX, transform: `t${index}`, message: 'x'.repeat(500) }],
    }));
    const text = await reported('markdown', many);
    expect(text.length).toBeLessThan(65_536);
    expect(text).toMatch(/There is more than fits here: \d+ sections left out/);
  });
});

describe('JSON', () => {
  const results = [RESULT, UNCHANGED, REFUSED];

  it.each(['json', 'jsonl'] as const)('is read back from %s as it was', async (format) => {
    const { files, failures, mode } = readReport('r', await reported(format));
    expect(files).toEqual(results);
    expect(failures).toEqual([{ path: 'd/Dockerfile', message: 'permission is denied', bug: false }]);
    expect(mode).toBe('check');
  });

  it.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])(
    'makes the same report in the format %s after a round trip',
    async (format) => {
      const { files } = readReport('r', await reported('json'));
      expect(await reported(format, files)).toBe(await reported(format));
    },
  );

  it('is as its schema has it', async () => {
    const schema: object = JSON.parse(
      readFileSync(new URL('../schema/dffix-report.schema.json', import.meta.url), 'utf8'),
    );
    const validate = new Ajv2020.default({ allowUnionTypes: true }).compile(schema);
    validate(JSON.parse(await reported('json')));
    expect(validate.errors).toBeNull();
    expect(validate({ ...JSON.parse(await reported('json')), version: 2 })).toBe(false);
  });

  it.each([
    ['{', 'it is not JSON'],
    ['[]', 'it is not a JSON report of dffix'],
    ['{"format":"dffix-report","version":9}', 'version 9'],
    [
      '{"format":"dffix-report","version":1,"mode":"check","files":[{"path":1}],"failures":[]}',
      'files[0].path',
    ],
    ['{"type":"start","format":"dffix-report","version":1,"mode":"check"}\n', 'it breaks off'],
  ])('is refused where it is %s', (text, reason) => {
    expect(() => readReport('r', text)).toThrow(reason);
  });

  it('is merged in the order of paths', () => {
    const report = (files: readonly FileResult[]) => ({ mode: 'check', files, failures: [] }) as const;
    const merged = mergeReports([
      ['1', report([REFUSED])],
      ['2', report([UNCHANGED, RESULT])],
    ]);
    expect(merged.entries.map(({ path }) => path)).toEqual([RESULT.path, UNCHANGED.path, REFUSED.path]);
  });

  it('is not merged with one of the same file, or of another mode', () => {
    const report = (mode: 'check' | 'write', files: readonly FileResult[]) => ({ mode, files, failures: [] });
    expect(() =>
      mergeReports([
        ['1', report('check', [RESULT])],
        ['2', report('check', [RESULT])],
      ]),
    ).toThrow('as 1 does');
    expect(() =>
      mergeReports([
        ['1', report('check', [RESULT])],
        ['2', report('write', [])],
      ]),
    ).toThrow('write');
  });
});

describe('every format', () => {
  it.each(Object.keys(FORMATS) as (keyof typeof FORMATS)[])(
    '%s tells of a defect of dffix',
    async (format) => {
      expect(await reported(format, [REFUSED])).toContain('it threw');
    },
  );

  it('shows controls that a file holds by their numbers', async () => {
    const message = 'a\u001b[31mb\u202ec';
    for (const format of ['github', 'gitlab', 'sarif', 'rdjson', 'junit', 'markdown', 'html'] as const) {
      const text = await reported(format, [
        { ...RESULT, applied: [{ ...FIX, message }], withheld: [WITHHELD] },
      ]);
      const kept = ['\u001b', '\\u001b', '\u202e'].filter((part) => text.includes(part));
      expect([format, kept]).toEqual([format, []]);
    }
  });
});
