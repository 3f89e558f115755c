import type { LogLine } from './types.ts';

/** The lines of a log as a reader sees them: colours, timestamps and marks of the CI, and overwritten text are gone. */
export function cleanLines(text: string): LogLine[] {
  return text.split('\n').map((line, index) => ({ number: index + 1, text: cleanLine(line) }));
}

/** Longer lines are cut: no message of interest is longer, and every pattern's cost is bounded so. */
const LONGEST = 4000;

function cleanLine(line: string): string {
  const shown = lastWritten(withoutEscapes(line.replace(SECTION, '')));
  return withoutStamp(shown).slice(0, LONGEST).trimEnd();
}

// https://docs.gitlab.com/ci/jobs/job_logs/#custom-collapsible-sections
const SECTION = /section_(?:start|end):\d+:[^\r\n]{0,200}\r/g;

/** Control sequences and operating system commands: ECMA-48, 5.4 and 8.3.89. */
const ESCAPES = new RegExp(
  [
    String.raw`\u001b\[[0-9;:<=>?]*[ -/]*[@-~]`,
    String.raw`\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?`,
    String.raw`\u001b(?:[()][0-9A-Z]|[@-Z\\^_=>78])`,
  ].join('|'),
  'g',
);

function withoutEscapes(line: string): string {
  return line.includes('\u001b') ? line.replace(ESCAPES, '') : line;
}

/** A carriage return goes back to the start of the line: what was written last is what is seen. */
function lastWritten(line: string): string {
  if (!line.includes('\r')) return line;
  return line.split('\r').findLast((part) => part.trim() !== '') ?? '';
}

/** `gh run view --log` puts job and step before the time, each followed by a tab. */
const JOB = /^[^\t]{1,200}\t[^\t]{1,200}\t\uFEFF?(?=\d{4}-\d\d-\d\dT)/;
/** GitHub: `2024-05-01T10:00:00.1234567Z `; GitLab adds the stream: `2024-05-01T10:00:00.123456Z 01O `. */
const STAMP = /^\uFEFF?\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z (?:\d\d[OE][+ ]?)?/;
/** https://docs.github.com/actions/reference/workflow-commands-for-github-actions */
const MARK = /^##\[(?:error|group|command|warning|debug|section)\]/;

function withoutStamp(line: string): string {
  return line.replace(JOB, '').replace(STAMP, '').replace(MARK, '');
}
