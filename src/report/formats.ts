import { UsageError } from '../errors.ts';
import type { ReportWriter, RunFacts, Write } from './writer.ts';

type Maker = (write: Write, facts: RunFacts) => ReportWriter;

interface Described {
  readonly summary: string;
  load(): Promise<Maker>;
}

/** The reports for machines and for the browser; each is loaded where it is asked for. */
export const FORMATS = {
  json: {
    summary: 'all that is known, to read back',
    load: async () => (await import('./record.ts')).jsonReport,
  },
  jsonl: {
    summary: 'the same, a file a line',
    load: async () => (await import('./record.ts')).jsonLinesReport,
  },
  github: {
    summary: 'annotations of GitHub Actions',
    load: async () => (await import('./github.ts')).githubReport,
  },
  gitlab: { summary: 'code quality of GitLab', load: async () => (await import('./gitlab.ts')).gitlabReport },
  sarif: { summary: 'SARIF 2.1.0', load: async () => (await import('./sarif.ts')).sarifReport },
  rdjson: { summary: 'reviewdog', load: async () => (await import('./rdjson.ts')).rdjsonReport },
  junit: { summary: 'JUnit XML', load: async () => (await import('./junit.ts')).junitReport },
  markdown: {
    summary: 'for a pull request',
    load: async () => (await import('./markdown.ts')).markdownReport,
  },
  html: { summary: 'a page to browse', load: async () => (await import('./html.ts')).htmlReport },
} as const satisfies Readonly<Record<string, Described>>;

export type Format = 'pretty' | 'diff' | keyof typeof FORMATS;

/** One report: its format, and its file where it does not go to standard output. */
export interface FormatRequest {
  readonly format: Format;
  readonly file: string | undefined;
}

export const FORMAT_NAMES: readonly Format[] = [
  'pretty',
  'diff',
  ...(Object.keys(FORMATS) as (keyof typeof FORMATS)[]),
];

/**
 * Reads `--format sarif=out.sarif` and `--output FILE`, the file of the one format that names none.
 * Throws UsageError for a format that does not exist, and for two that want the same place.
 */
export function readFormats(values: readonly string[], output: string | undefined): readonly FormatRequest[] {
  const requests = values.map(readFormat);
  const nowhere = requests.filter(({ file }) => file === undefined);
  if (nowhere.length > 1) {
    const names = nowhere.map(({ format }) => format).join(' and ');
    throw new UsageError(`${names} cannot both be printed: say --format ${nowhere[1]?.format}=FILE`);
  }
  const placed = output === undefined ? requests : withOutput(requests, output);
  const files = placed.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new UsageError(`two reports cannot be in one file: ${twice}`);
  return placed;
}

function withOutput(requests: readonly FormatRequest[], output: string): readonly FormatRequest[] {
  if (requests.length === 0) return [{ format: formatOfName(output) ?? 'pretty', file: output }];
  if (requests.every(({ file }) => file !== undefined))
    throw new UsageError(`--output ${output}: each --format has its file already`);
  return requests.map((request) => (request.file === undefined ? { ...request, file: output } : request));
}

/** The format that a file's name tells: `out.sarif`, `report.html`. */
function formatOfName(file: string): Format | undefined {
  const names: Readonly<Record<string, Format>> = { md: 'markdown', xml: 'junit', patch: 'diff' };
  const ending = file.slice(file.lastIndexOf('.') + 1).toLowerCase();
  return names[ending] ?? FORMAT_NAMES.find((name) => name === ending);
}

function readFormat(value: string): FormatRequest {
  const at = value.indexOf('=');
  const name = (at < 0 ? value : value.slice(0, at)).trim().toLowerCase();
  const format = FORMAT_NAMES.find((known) => known === name);
  if (format === undefined) throw new UsageError(`--format '${name}': there are ${FORMAT_NAMES.join(', ')}`);
  const file = at < 0 ? undefined : value.slice(at + 1);
  if (file === '') throw new UsageError(`--format ${value} names no file`);
  return { format, file };
}
