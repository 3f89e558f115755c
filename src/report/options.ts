import type { Argv } from 'yargs';
import { UsageError } from '../errors.ts';
import { FORMAT_NAMES, readFormats } from './formats.ts';
import type { FormatRequest } from './formats.ts';

/** Names of the options, to find the one that was meant. */
export const REPORT_SPELLINGS: readonly string[] = ['format', 'output'];

/** The options that say which reports are made, in the help's part on output. */
export function addReportOptions(builder: Argv): Argv {
  const text = { type: 'string', global: false, requiresArg: true } as const;
  return builder
    .option('format', {
      ...text,
      array: true,
      describe: `Report as ${FORMAT_NAMES.join(', ')}; sarif=FILE writes it to a file, and more than one can be asked for`,
    })
    .option('output', {
      ...text,
      describe: 'File of the report; its ending tells the format where none is named',
    })
    .group(['format', 'output'], 'Output:');
}

/** The reports that are asked for. Throws UsageError for what cannot be. */
export function readReportOptions(values: Readonly<Record<string, unknown>>): readonly FormatRequest[] {
  const output: unknown = Array.isArray(values['output']) ? values['output'].at(-1) : values['output'];
  if (output !== undefined && (typeof output !== 'string' || output === ''))
    throw new UsageError('--output needs a value');
  return readFormats(Array.isArray(values['format']) ? values['format'].map(String) : [], output);
}

/** Why the reports do not go with what else is asked for; undefined where they do. */
export function reportFault({ mode, reports }: Asked): string | undefined {
  const printed = reports.find(({ file }) => file === undefined)?.format;
  if (printed === undefined || printed === 'pretty') return undefined;
  if (mode === 'diff' && printed !== 'diff')
    return `--dry-run prints a patch, and --format ${printed} something else: say --format ${printed}=FILE`;
  return mode === 'write' && printed === 'diff'
    ? '--write prints no patch: say --format diff=FILE'
    : undefined;
}

interface Asked {
  readonly mode: 'check' | 'diff' | 'write';
  readonly reports: readonly FormatRequest[];
}
