import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import Ajv2020 from 'ajv/dist/2020.js';
import Ajv4 from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { readReport } from '../src/report/read-report.ts';
import { fakeEngine, repository } from './support/fake-engine.ts';
import { fix, made, replacing } from './support/transforms.ts';
import { dffix } from './support/verify-run.ts';

/** Every step starts a program; other work may keep the machine busy. */

const require = createRequire(import.meta.url);

const FORMATS = ['json', 'jsonl', 'sarif', 'junit', 'markdown', 'html', 'github', 'pretty', 'diff'] as const;
type Reported = Readonly<Record<(typeof FORMATS)[number], string>> & { readonly code: number };

/** Verifies, and reads every report of that one run. */
async function reports(
  text: string,
  transforms: Parameters<typeof dffix>[2],
  ...argv: string[]
): Promise<Reported> {
  const root = repository({ Dockerfile: text });
  const formats = FORMATS.map((name) => `--format=${name}=${name}`);
  const { code } = await dffix(root, fakeEngine(), transforms, 'verify', ...argv, ...formats, 'Dockerfile');
  const texts = FORMATS.map((name) => [name, readFileSync(join(root, name), 'utf8')]);
  return { ...Object.fromEntries(texts), code };
}

const REPAIRED = 'FROM debian:12\nRUN BREAK of tools\n';
const MEND = replacing('mend', 'BREAK', 'whole');

/** The first fix does harm, so that the other one alone is kept. */
const HARMED = 'FROM debian:12\nRUN helo\nRUN calm\n';
const HARM = [replacing('greet', 'helo', 'hello'), replacing('harm', 'RUN calm', 'RUN CRASH')];

const BROKEN = 'FROM debian:12\nRUN BREAK <of> `tools`\n';

describe('the JSON report of a verification', () => {
  it('has the image before and after, and can be read back', async () => {
    const { json, jsonl } = await reports(REPAIRED, [MEND]);
    const report = readReport('json', json);
    const [file] = report.files;
    const { verified, applied, changes } = file ?? {};
    expect(verified?.engine).toBe('docker 99.0, with BuildKit');
    expect(verified?.before).toMatchObject({ failure: 'the build fails', checks: [] });
    expect(verified?.before.image).toBeUndefined();
    expect(verified?.before.log).toContain('of tools');
    expect(verified?.after.image).toEqual({ size: 1, layers: 1 });
    expect(verified?.after.failure).toBeUndefined();
    expect(verified?.after.checks.map(({ name, passed, decisive }) => [name, passed, decisive])).toEqual([
      ['starts', true, true],
    ]);
    expect(verified?.rounds).toBe(1);
    expect(applied?.map(({ transform }) => transform)).toEqual(['mend']);
    expect(changes?.map(({ after }) => after)).toEqual(['FROM debian:12\nRUN whole of tools\n']);
    // Times are those of the one run.
    expect(readReport('jsonl', jsonl)).toEqual(report);
  });

  it('has what is not kept, and why', async () => {
    const [file] = readReport('json', (await reports(HARMED, HARM)).json).files;
    expect(file?.verified?.dropped).toEqual({
      transforms: ['harm'],
      failure: { what: 'the container ends with exit code 1', log: 'the program says something' },
    });
    expect(file?.applied.map(({ transform }) => transform)).toEqual(['greet']);
  });

  it('is as its schema says', async () => {
    const schema = JSON.parse(
      readFileSync(new URL('../schema/dffix-report.schema.json', import.meta.url), 'utf8'),
    );
    const validate = new Ajv2020.default().compile(schema);
    for (const [text, transforms] of [
      [REPAIRED, [MEND]],
      [HARMED, HARM],
      [BROKEN, []],
    ] as const) {
      validate(JSON.parse((await reports(text, transforms)).json));
      expect(validate.errors).toBeNull();
    }
    const report = JSON.parse((await reports(REPAIRED, [MEND])).json);
    delete report.files[0].verified.before.seconds;
    expect(validate(report)).toBe(false);
    expect(() => readReport('json', JSON.stringify(report))).toThrow('files[0].verified.before.seconds');
  });

  it('tells the fixes of all rounds in lines of the first text and of the last', async () => {
    const grow = made('a-grow', function* ({ dockerfile }) {
      if (!dockerfile.text.startsWith('# ')) yield fix([{ start: 0, end: 0, text: '# one\n# two\n' }]);
    });
    const byLog = made('by-log', function* ({ dockerfile, failure }) {
      const start = dockerfile.text.indexOf('BREAK');
      if (failure !== undefined && dockerfile.text.startsWith('# ') && start >= 0)
        yield { ...fix([{ start, end: start + 5, text: 'whole' }]), at: { start, end: start + 5 } };
    });
    // The log alone lets the second one act, on a text that the first one has made longer.
    const late = { ...byLog, looksFor: 'log' as const };
    const [file] = readReport(
      'json',
      (await reports('FROM debian:12\nRUN BREAK\n', [grow, late])).json,
    ).files;
    const mended = file?.applied.find(({ transform }) => transform === 'by-log');
    expect([mended?.line, mended?.newLine]).toEqual([2, 4]);
    expect(file?.changes[0]?.after).toBe('# one\n# two\nFROM debian:12\nRUN whole\n');
  });
});

describe('SARIF of a verification', () => {
  const ajv = new Ajv4.default({ strict: false, unicodeRegExp: false });
  addFormats.default(ajv);
  const validate = ajv.compile(
    JSON.parse(
      readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
    ),
  );

  it('is valid, and has what the engine says at the file', async () => {
    const report = JSON.parse((await reports(HARMED, HARM)).sarif);
    validate(report);
    expect(validate.errors).toBeNull();
    const [artifact] = report.runs[0].artifacts;
    expect(artifact.location.uri).toBe('Dockerfile');
    expect(artifact.properties.verified).toMatchObject({
      verdict: 'fine',
      dropped: ['harm'],
      after: { size: 1, layers: 1, checks: [{ name: 'starts', passed: true }] },
    });
  });

  it('has an image that does not work as an error', async () => {
    const report = JSON.parse((await reports(BROKEN, [])).sarif);
    validate(report);
    expect(validate.errors).toBeNull();
    const [result] = report.runs[0].results;
    expect(result).toMatchObject({ ruleId: 'image-broken', level: 'error' });
    expect(result.properties.detail).toContain('<of> `tools`');
  });
});

describe('JUnit of a verification', () => {
  it('has a case for the build and one for each thing that was tried', async () => {
    const { junit } = await reports(REPAIRED, [MEND]);
    expect(junit).toContain('tests="3" failures="1" errors="0" skipped="0"');
    expect(junit).toMatch(/<testcase classname="Dockerfile" name="image: builds" time="[\d.]+"\/>/);
    expect(junit).toContain('<testcase classname="Dockerfile" name="image: starts"/>');
  });

  it('fails where the image does not work', async () => {
    const { junit } = await reports(BROKEN, []);
    expect(junit).toContain('tests="1" failures="1" errors="0" skipped="0"');
    expect(junit).toContain('<failure message="the build fails" type="image-broken">');
    expect(junit).toContain('&lt;of&gt;');
  });
});

describe('reports for people', () => {
  it('show before and after as a table in Markdown', async () => {
    const { markdown } = await reports(REPAIRED, [MEND]);
    expect(markdown).toContain('With docker 99.0, with BuildKit.');
    expect(markdown).toMatch(
      /\| `Dockerfile` \| was broken, now it builds and runs \| the build fails \([\d.]+ s\) \| it builds \([\d.]+ s\); .* \| 0\.0 MB, 1 layer \|/,
    );
  });

  it('show the end of the log as it is, and as no markup', async () => {
    const { markdown, html, pretty } = await reports(BROKEN, []);
    expect(markdown).toContain('  ```text\n  #5 0.1 <of> `tools`\n');
    expect(html).not.toContain('<of>');
    expect(html).toContain('\\u003cof>');
    expect(pretty).toContain('was broken, and still is: the build fails');
  });

  it('tell what is not kept', async () => {
    const { markdown, pretty, github, diff } = await reports(HARMED, HARM);
    expect(markdown).toContain('not kept: harm: with it the container ends with exit code 1');
    expect(pretty).toContain('not kept: harm');
    expect(github).toContain('dffix%3A fix-not-kept');
    expect(diff).toContain('+RUN hello');
    expect(diff).not.toContain('CRASH');
  });

  it('have standard output for themselves', async () => {
    const root = repository({ Dockerfile: REPAIRED });
    const { out } = await dffix(root, fakeEngine(), [MEND], '--write', '--verify', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ mode: 'write', summary: { changed: 1 } });
  });
});

describe('merged reports', () => {
  it('end with 1 where an image does not work, as the run itself does', async () => {
    const root = repository({ Dockerfile: BROKEN });
    const engine = fakeEngine();
    const run = await dffix(root, engine, [], 'verify', '--format', 'json=a.json', 'Dockerfile');
    const merged = await dffix(root, engine, [], 'merge', 'a.json');
    expect([run.code, merged.code]).toEqual([1, 1]);
    expect(merged.out).toContain('was broken, and still is: the build fails');
    expect(merged.out).toContain('verified with docker 99.0');
  });
});
