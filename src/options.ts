import yargs from 'yargs';
import type { Argv } from 'yargs';
import { UsageError } from './errors.ts';
import { parseDay } from './config/day.ts';
import { nearest } from './nearest.ts';
import { plainValues } from './plain-arguments.ts';
import { PRESET_NAMES, PRESETS } from './presets.ts';
import type { PresetName } from './presets.ts';
import {
  addVerifyOptions,
  givenWithoutVerify,
  readVerifyOptions,
  VERIFY_SPELLINGS,
} from './verify/options.ts';
import type { VerifyOptions } from './verify/wishes.ts';
import { addBulkOptions, BULK_SPELLINGS, contradiction, readBulkOptions } from './bulk/options.ts';
import type { BulkOptions } from './bulk/options.ts';
import type { FormatRequest } from './report/formats.ts';
import { addReportOptions, readReportOptions, REPORT_SPELLINGS, reportFault } from './report/options.ts';
import {
  addStepwiseOptions,
  readStepwiseOptions,
  STEPWISE_SPELLINGS,
  stepwiseFault,
} from './stepwise/options.ts';
import type { StepwiseOptions } from './stepwise/options.ts';

/** What the command line asks for. */
export type Request =
  | { readonly kind: 'help'; readonly text: string }
  | { readonly kind: 'version'; readonly verbose: boolean }
  | { readonly kind: 'list'; readonly json: boolean; readonly color: boolean | undefined }
  | { readonly kind: 'explain'; readonly name: string; readonly color: boolean | undefined }
  | { readonly kind: 'init' }
  | { readonly kind: 'merge'; readonly options: MergeOptions }
  | {
      readonly kind: 'versions';
      readonly image: string;
      /** Base images whose digests are asked for. */
      readonly bases: readonly string[];
      readonly engine: string | undefined;
    }
  | { readonly kind: 'run'; readonly options: RunOptions };

/** Which reports are put together, and how the whole is told. */
export interface MergeOptions {
  readonly paths: readonly string[];
  readonly reports: readonly FormatRequest[];
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

export interface RunOptions {
  readonly mode: 'check' | 'diff' | 'write';
  /** Files and directories; empty where the text comes from standard input. */
  readonly paths: readonly string[];
  /** Standard input is the Dockerfile; `filename` says where it would stand. */
  readonly stdin: { readonly filename: string | undefined } | undefined;
  readonly unsafe: boolean;
  readonly only: readonly string[];
  readonly skip: readonly string[];
  /** The set of transforms to start from; that of the configuration, or the default one, where it is undefined. */
  readonly preset: PresetName | undefined;
  /** The configuration file; `false` where none counts, undefined where the closest one does. */
  readonly config: string | false | undefined;
  /** False where comments that ask to ignore something do not count. */
  readonly ignoreComments: boolean;
  /** Directory of the build context. */
  readonly context: string | undefined;
  /** The day that the builds are looked at; today where it is undefined. */
  readonly asOf: Date | undefined;
  /** File with what a build wrote; `-` is standard input. */
  readonly log: string | undefined;
  /** File with the versions that an image has, as `dffix versions` writes it. */
  readonly versions: string | undefined;
  /** Where images are built and tried. */
  readonly verify: VerifyOptions | undefined;
  /** Which Dockerfiles, where there are many, and how they are worked through. */
  readonly bulk: BulkOptions;
  readonly stepwise: StepwiseOptions;
  /** Reports beside, or instead of, the one for people. */
  readonly reports: readonly FormatRequest[];
  readonly verbose: boolean;
  readonly quiet: boolean;
  readonly color: boolean | undefined;
}

const USAGE = `dffix [paths…]

Repairs Dockerfiles. Paths are files, or directories to look in; none means here.
A single - is standard input: the repaired text goes to standard output.`;

const EXAMPLES: readonly (readonly [string, string])[] = [
  ['dffix', 'what would change, here and below'],
  ['dffix --write Dockerfile', 'repair one file in place'],
  ['dffix --dry-run services | git apply', 'the same by way of a patch'],
  ['dffix --only repair .', 'only what is broken'],
  ['dffix --context . docker/Dockerfile', 'the build context is another directory'],
  ['dffix - < Dockerfile', 'as a filter'],
  ['docker build . 2>&1 | dffix --log - --write', 'repair what stopped a build'],
  ['dffix verify --http /health', 'build and run the image before and after'],
  ['dffix --since origin/main --write', 'only what this branch has changed'],
  ['dffix --interactive services', 'ask about each fix, as git add -p does'],
  ['dffix explain ID', 'why a transform does what it does'],
];

const EPILOGUE = `Exit codes, as diff has them:
  0  nothing to change, or all is written
  1  something would change
  2  trouble: a file could not be read or understood, or dffix failed at it
A fix that is only shown, for it is not safe, changes nothing and does not count.`;

const BOOLEANS = [
  'dry-run',
  'write',
  'unsafe',
  'verbose',
  'quiet',
  'color',
  'json',
  'ignore-comments',
  'verify',
] as const;
const TEXTS = [
  'only',
  'skip',
  'preset',
  'config',
  'context',
  'as-of',
  'log',
  'versions',
  'image',
  'base',
  'stdin-filename',
] as const;

/** Option names as they can be typed, to find the one that was meant. */
const SPELLINGS = [
  ...BOOLEANS,
  ...TEXTS,
  ...VERIFY_SPELLINGS,
  ...BULK_SPELLINGS,
  ...STEPWISE_SPELLINGS,
  ...REPORT_SPELLINGS,
  'diff',
  'fix',
  'no-color',
  'no-config',
  'no-ignore-comments',
  'help',
  'version',
];

/** Reads the command line. Throws UsageError for what it does not allow. */
export function readArguments(argv: readonly string[], columns: number): Request {
  const plain = plainValues(argv);
  return plain === undefined ? readWithYargs(argv, columns) : runRequest(plain);
}

function readWithYargs(argv: readonly string[], columns: number): Request {
  const outcome: { request?: Request; values?: Values; error?: Error; help: string } = { help: '' };
  const parser = program(columns, (request) => {
    outcome.request = request;
  });
  parser.parse(
    withQuotesKept(argv),
    {},
    (error: Error | null | undefined, values: Values, output: string) => {
      if (error) outcome.error = error;
      outcome.values = values;
      outcome.help = output;
    },
  );
  if (outcome.error) throw usageErrorOf(outcome.error, argv);
  if (outcome.help !== '') return { kind: 'help', text: tidy(outcome.help) };
  return outcome.request ?? runRequest(outcome.values ?? {});
}

/** Of `--run='a' 'b'` yargs takes a pair of quotes away, though the shell has taken its own before: it gets another one. */
function withQuotesKept(argv: readonly string[]): string[] {
  return argv.map((word) => word.replace(/^(--[a-z-]+=)(['"])([^]*)\2$/, '$1$2$2$3$2$2'));
}

/** The types that yargs writes behind each option tell nothing that its description does not. */
function tidy(help: string): string {
  const lines = help.split('\n');
  const bare = lines.map((line) => line.replace(/ *\[(?:array|boolean|string|required)\]/g, '').trimEnd());
  return `${bare.filter((line, index) => line !== '' || lines[index] === '').join('\n')}\n`;
}

function usageErrorOf(error: Error, argv: readonly string[]): Error {
  if (error instanceof UsageError || error.name !== 'YError') return error;
  const unknown = /^Unknown arguments?: ([^,]+)/.exec(error.message)?.[1];
  if (unknown === undefined) return new UsageError(plain(error.message, argv));
  const dashes = unknown.length === 1 ? '-' : '--';
  if (SPELLINGS.includes(unknown)) return new UsageError(`this command takes no ${dashes}${unknown}`);
  const near = nearest(unknown, SPELLINGS);
  return new UsageError(
    `unknown option ${dashes}${unknown}${near === undefined ? '' : `; did you mean --${near}?`}`,
  );
}

function plain(message: string, argv: readonly string[]): string {
  if (message.startsWith('Not enough non-option'))
    return argv.includes('merge')
      ? "'merge' needs the files of reports"
      : "'explain' needs the id of a transform; 'dffix list' shows them";
  const option = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  return option === undefined ? message : `--${option} needs a value`;
}

type Accept = (request: Request) => void;

function program(columns: number, accept: Accept): Argv {
  return addVerifyOptions(addRunOptions(yargs()), false)
    .scriptName('dffix')
    .locale('en')
    .exitProcess(false)
    .showHelpOnFail(false)
    .parserConfiguration({
      'camel-case-expansion': false,
      'dot-notation': false,
      'greedy-arrays': false,
      'parse-positional-numbers': false,
      'strip-aliased': true,
    })
    .strictOptions()
    .string('_')
    .wrap(columns)
    .version(false)
    .help('help', 'Show this help')
    .alias('help', 'h')
    .option('version', { type: 'boolean', describe: 'Show the version' })
    .option('color', {
      type: 'boolean',
      describe: 'Use colours, or not: --no-color (default: on a terminal)',
    })
    .group(['color'], 'Output:')
    .group(['help', 'version'], 'About dffix:')
    .command('list', 'List the transforms', addListOptions, (values) => {
      accept(listRequest(values));
    })
    .command(
      'explain <id>',
      'Explain one, by its id, a code that it settles, or an error message',
      addId,
      (values) => {
        accept(explainRequest(values));
      },
    )
    .command(
      'verify',
      'Build and run each image before and after its fixes',
      (builder) => addVerifyOptions(addRunOptions(builder), true),
      (values) => {
        accept(runRequest({ ...values, verify: true, _: words(values, '_').slice(1) }));
      },
    )
    .command('merge <reports..>', 'Put JSON reports of several runs together', addMergeOptions, (values) => {
      accept(mergeRequest(values));
    })
    .command(
      'versions',
      'Write down the versions that a local image has, for --versions',
      addVersionsOptions,
      (values) => {
        accept(versionsRequest(values));
      },
    )
    .command('init', 'Write a dffix.config.yaml to start from', {}, (values) => {
      expectNoPaths(values);
      accept(values['version'] ? { kind: 'version', verbose: flag(values, 'verbose') } : { kind: 'init' });
    });
}

function addId(builder: Argv): Argv {
  return builder.positional('id', {
    type: 'string',
    describe: 'As dffix list shows it, a code like DL3014, or "/bin/sh: 1: curl: not found"',
  });
}

function addMergeOptions(builder: Argv): Argv {
  const flag = { type: 'boolean', global: false } as const;
  return addReportOptions(builder)
    .positional('reports', {
      type: 'string',
      array: true,
      describe: 'Files that --format json or jsonl wrote',
    })
    .option('verbose', { ...flag, describe: 'Tell why places were left alone' })
    .option('quiet', { ...flag, alias: 'q', describe: 'Tell trouble only' });
}

function addListOptions(builder: Argv): Argv {
  return builder.option('json', { type: 'boolean', describe: 'As JSON, with all that is declared' });
}

function addVersionsOptions(builder: Argv): Argv {
  const text = { type: 'string', requiresArg: true } as const;
  return builder
    .option('image', { ...text, describe: 'The image that works, by a name that the engine knows' })
    .option('base', { ...text, array: true, describe: 'Base images whose digests to write down too' })
    .option('engine', { ...text, describe: 'docker or podman (default: the first that answers)' });
}

function addRunOptions(builder: Argv): Argv {
  const flag = { type: 'boolean', global: false } as const;
  const text = { type: 'string', global: false, requiresArg: true } as const;
  const list = { ...text, array: true } as const;
  return EXAMPLES.reduce(
    (program, [command, what]) => program.example(command, what),
    addReportOptions(addStepwiseOptions(addBulkOptions(builder))),
  )
    .usage(USAGE)
    .option('dry-run', { ...flag, alias: 'diff', describe: 'Print a patch, as git apply takes it' })
    .option('write', { ...flag, alias: 'fix', describe: 'Change the files' })
    .option('verify', { ...flag, describe: 'Keep what a build and a run prove; see dffix verify --help' })
    .option('unsafe', { ...flag, describe: 'Also those that a working image could notice' })
    .option('only', {
      ...list,
      describe: 'Only these: ids, codes (DL3014) or kinds (repair, improve, style)',
    })
    .option('skip', { ...list, describe: 'None of these' })
    .option('preset', {
      ...text,
      describe: `Start from ${PRESET_NAMES.map((name) => `${name} (${PRESETS[name].summary})`).join(', ')}`,
    })
    .option('ignore-comments', {
      ...flag,
      describe: 'Heed comments like # dffix ignore=ID, or not: --no-ignore-comments',
    })
    .option('config', {
      ...text,
      describe: 'Configuration file (default: the closest to each Dockerfile); --no-config for none',
    })
    .option('context', { ...text, describe: 'Directory of the build context (default: found from the file)' })
    .option('as-of', {
      ...text,
      describe: 'Judge what has left the mirrors by this day, e.g. 2026-01-31 (default: today)',
    })
    .option('log', {
      ...text,
      describe: 'What a failed build wrote, or a container: a file, or - for standard input',
    })
    .option('versions', {
      ...text,
      describe: 'Versions to ask for, as dffix versions writes them (with --unsafe)',
    })
    .option('stdin-filename', { ...text, describe: 'With -: the file that standard input stands for' })
    .option('verbose', { ...flag, describe: 'Tell why places were left alone, and what was read' })
    .option('quiet', { ...flag, alias: 'q', describe: 'Tell trouble only' })
    .group(['dry-run', 'write', 'verify'], 'What to do (default: show what would change):')
    .group(
      ['unsafe', 'only', 'skip', 'preset', 'ignore-comments'],
      'Which fixes (default: safe repairs and improvements):',
    )
    .group(['config', 'context', 'log', 'versions', 'as-of', 'stdin-filename'], 'Where to look:')
    .group(['verbose', 'quiet'], 'Output:')
    .epilogue(EPILOGUE);
}

type Values = Readonly<Record<string, unknown>>;

function listRequest(values: Values): Request {
  expectNoPaths(values);
  if (values['version']) return { kind: 'version', verbose: flag(values, 'verbose') };
  return { kind: 'list', json: flag(values, 'json'), color: color(values) };
}

function explainRequest(values: Values): Request {
  expectNoPaths(values);
  if (values['version']) return { kind: 'version', verbose: flag(values, 'verbose') };
  return { kind: 'explain', name: String(values['id']), color: color(values) };
}

function mergeRequest(values: Values): Request {
  if (values['version']) return { kind: 'version', verbose: flag(values, 'verbose') };
  const options: MergeOptions = {
    paths: words(values, 'reports'),
    reports: readReportOptions(values),
    verbose: flag(values, 'verbose'),
    quiet: flag(values, 'quiet'),
    color: color(values),
  };
  if (options.quiet && options.verbose) refuse('--quiet and --verbose exclude each other');
  return { kind: 'merge', options };
}

function versionsRequest(values: Values): Request {
  expectNoPaths(values);
  if (values['version']) return { kind: 'version', verbose: flag(values, 'verbose') };
  const image = single(values, 'image') ?? refuse("'dffix versions' needs --image");
  const engine = values['engine'];
  return {
    kind: 'versions',
    image,
    bases: words(values, 'base'),
    engine: typeof engine === 'string' ? engine : undefined,
  };
}

function runRequest(values: Values): Request {
  if (values['version']) return { kind: 'version', verbose: flag(values, 'verbose') };
  const paths = words(values, '_');
  const filename = single(values, 'stdin-filename');
  const fromStdin = paths.includes('-');
  const reports = readReportOptions(values);
  const stepwise = readStepwiseOptions(values);
  const writes = flag(values, 'write') || stepwise.interactive;
  const printsDiff = reports.some(({ format, file }) => format === 'diff' && file === undefined);
  const options: RunOptions = {
    mode: writes ? 'write' : flag(values, 'dry-run') || printsDiff ? 'diff' : 'check',
    paths: fromStdin ? [] : paths.length > 0 ? paths : ['.'],
    stdin: fromStdin ? { filename } : undefined,
    unsafe: flag(values, 'unsafe'),
    only: names(values, 'only'),
    skip: names(values, 'skip'),
    preset: preset(values),
    config: values['config'] === false ? false : single(values, 'config'),
    ignoreComments: values['ignore-comments'] === undefined || flag(values, 'ignore-comments'),
    context: single(values, 'context'),
    asOf: day(values, 'as-of'),
    log: single(values, 'log'),
    versions: single(values, 'versions'),
    bulk: readBulkOptions(values),
    stepwise,
    reports,
    verify: flag(values, 'verify') ? readVerifyOptions(values) : undefined,
    verbose: flag(values, 'verbose'),
    quiet: flag(values, 'quiet'),
    color: color(values),
  };
  refuseContradictions(values, paths, options);
  return { kind: 'run', options };
}

function refuseContradictions(values: Values, paths: readonly string[], options: RunOptions): void {
  if (flag(values, 'write') && flag(values, 'dry-run')) refuse('--write and --dry-run exclude each other');
  if (options.preset !== undefined && options.only.length > 0)
    refuse('--preset and --only exclude each other');
  if (options.quiet && options.verbose) refuse('--quiet and --verbose exclude each other');
  refuseStepping(values, options);
  refuseVerifying(values, options);
  const fault = contradiction(options.bulk, {
    paths: paths.length,
    stdin: options.stdin !== undefined,
    write: options.mode === 'write',
    log: options.log,
    context: options.context,
  });
  if (fault !== undefined) refuse(fault);
  const unprintable = reportFault(options);
  if (unprintable !== undefined) refuse(unprintable);
  if (options.stdin === undefined) {
    if (values['stdin-filename'] !== undefined)
      refuse("--stdin-filename goes with '-', the text on standard input");
    return;
  }
  if (options.log === '-') refuse("'-' is the Dockerfile or the --log, not both");
  if (paths.length > 1) refuse("'-' stands alone: standard input or files, not both");
  if (options.mode === 'write') refuse("'-' prints the repaired text, so there is nothing to --write");
}

function refuseVerifying(values: Values, { verify, log, stdin, bulk, versions }: RunOptions): void {
  const given = givenWithoutVerify(values);
  if (verify === undefined && given !== undefined) refuse(`--${given} goes with --verify`);
  if (verify === undefined) return;
  const unfit = [
    ['--print-inputs', bulk.printInputs],
    ['--baseline', bulk.baseline === 'write' || bulk.baseline === 'prune'],
    ['--max-fixes', bulk.maxFixes !== undefined],
    ['--patch', bulk.patch !== undefined],
    ['--versions', versions !== undefined],
  ].find(([, isGiven]) => isGiven);
  if (unfit !== undefined) refuse(`${String(unfit[0])} does not go with --verify`);
  if (log !== undefined) refuse('--verify builds the image itself, and reads the log of that: not --log');
  if (stdin !== undefined) refuse("'-' stands in no build context: nothing can be built to --verify it");
}

function refuseStepping(values: Values, options: RunOptions): void {
  const { stepwise, mode, stdin, log, bulk, reports, verify } = options;
  const printed = reports.find(({ file }) => file === undefined)?.format;
  const readers = [
    ['the Dockerfile', stdin !== undefined],
    ['the --log', log === '-'],
    ['the list of files', bulk.filesFrom === '-'],
  ] as const;
  const fault = stepwiseFault(stepwise, {
    dryRun: flag(values, 'dry-run'),
    write: mode === 'write',
    verify: verify !== undefined,
    stdinFor: readers.find(([, isRead]) => isRead)?.[0],
    log: log !== undefined,
    maxFixes: bulk.maxFixes !== undefined,
    printInputs: bulk.printInputs,
    printed: printed === 'pretty' ? undefined : printed,
  });
  if (fault !== undefined) refuse(fault);
}

function refuse(message: string): never {
  throw new UsageError(message);
}

function expectNoPaths(values: Values): void {
  const [command, extra] = words(values, '_');
  if (extra !== undefined) refuse(`'dffix ${command}' takes no '${extra}'`);
}

function flag(values: Values, name: (typeof BOOLEANS)[number]): boolean {
  const value = values[name];
  return Array.isArray(value) ? value.at(-1) === true : value === true;
}

function color(values: Values): boolean | undefined {
  return values['color'] === undefined ? undefined : flag(values, 'color');
}

function words(values: Values, name: string): string[] {
  const value = values[name];
  return Array.isArray(value) ? value.map(String) : [];
}

function single(values: Values, name: (typeof TEXTS)[number]): string | undefined {
  const value: unknown = Array.isArray(values[name]) ? values[name].at(-1) : values[name];
  if (value === undefined) return undefined;
  return typeof value === 'string' && value !== '' ? value : refuse(`--${name} needs a value`);
}

function preset(values: Values): PresetName | undefined {
  const text = single(values, 'preset');
  if (text === undefined) return undefined;
  const found = PRESET_NAMES.find((name) => name === text.toLowerCase());
  if (found !== undefined) return found;
  const near = nearest(text, PRESET_NAMES);
  return refuse(
    `--preset '${text}': there ${near === undefined ? `are ${PRESET_NAMES.join(', ')}` : `is none; did you mean '${near}'?`}`,
  );
}

function day(values: Values, name: 'as-of'): Date | undefined {
  const text = single(values, name);
  if (text === undefined) return undefined;
  const date = parseDay(text);
  if (date === undefined) refuse(`--${name} takes a day like 2026-01-31`);
  return date;
}

/** `--only a,b --only c` → a, b, c. */
function names(values: Values, name: 'only' | 'skip'): string[] {
  if (values[name] === undefined) return [];
  const list = words(values, name)
    .flatMap((part) => part.split(','))
    .map((part) => part.trim())
    .filter(Boolean);
  return list.length > 0 ? list : refuse(`--${name} needs a value`);
}
