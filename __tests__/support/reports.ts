import { FORMATS } from '../../src/report/formats.ts';
import type { ReportWriter, RunFacts } from '../../src/report/writer.ts';
import type { AppliedFix, FileResult, WithheldFix } from '../../src/result.ts';
import type { NamedTransform } from '../../src/transform.ts';

export const TRANSFORM: NamedTransform = {
  id: 'user-base',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  summary: 'tell Python where packages are',
  why: 'Packages under `~/.local` are not found.\n\n```\nImportError\n```\n\n- <script>alert(1)</script>',
  fixes: () => [],
};

export const FIX: AppliedFix = {
  transform: 'user-base',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  message: 'ENV is 100% wrong: it says b, not c',
  line: 2,
  newLine: 2,
  because: [{ text: 'python looks elsewhere', line: 1 }],
};

export const WITHHELD: WithheldFix = {
  ...FIX,
  transform: 'no-default',
  kind: 'improve',
  safety: 'unsafe',
  message: 'an <address> is "baked" in',
  risk: 'a build without the argument stops',
  advice: 'pass --build-arg A=b',
  line: 1,
  newLine: 1,
  patch: '@@ -1 +1 @@\n-FROM a\n+FROM b\n',
};

export const RESULT: FileResult = {
  path: 'api/a dir/Dockerfile',
  status: 'fixable',
  changes: [
    { path: 'api/a dir/Dockerfile', before: 'FROM a\nENV A=b\nRUN x\n', after: 'FROM a\nENV A=c\nRUN x\n' },
  ],
  applied: [FIX],
  withheld: [WITHHELD],
  leftAlone: [{ transform: 'other', line: 3, reason: 'the home of x is unknown' }],
  problems: [],
  bugs: [],
  reads: new Map([['package.json', 'absent']]),
};

export const UNCHANGED: FileResult = {
  ...RESULT,
  path: 'b/Dockerfile',
  status: 'unchanged',
  changes: [],
  applied: [],
  withheld: [],
  leftAlone: [],
};

export const REFUSED: FileResult = {
  ...UNCHANGED,
  path: 'c/Dockerfile',
  status: 'problem',
  problems: [{ line: 4, message: 'unknown instruction <RNU> & more' }],
  bugs: [{ transform: 'other', message: 'it threw' }],
};

export const FACTS: RunFacts = { version: '1.2.3', mode: 'check', transforms: [TRANSFORM] };

/** The whole text of a report on some files, and on one that could not be read. */
export async function reported(
  format: keyof typeof FORMATS,
  results: readonly FileResult[] = [RESULT, UNCHANGED, REFUSED],
  facts: RunFacts = FACTS,
  failing = true,
): Promise<string> {
  const parts: string[] = [];
  const make: (write: (text: string) => void, facts: RunFacts) => ReportWriter = await FORMATS[format].load();
  const writer = make((text) => parts.push(text), facts);
  for (const result of results) writer.file(result);
  if (failing) writer.failed({ path: 'd/Dockerfile', message: 'permission is denied', bug: false });
  writer.finish();
  return parts.join('');
}
