import type { Argv } from 'yargs';
import { UsageError } from '../errors.ts';

/** How many Dockerfiles are found and worked through. */
export interface BulkOptions {
  /** Patterns as .gitignore has them: only these, and none of those. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Dockerfiles are those that Compose files and Bake files build, with the build contexts that they name. */
  readonly fromCompose: boolean;
  /** A file that lists paths; `-` is standard input. */
  readonly filesFrom: string | undefined;
  /** The list ends each path with a NUL and not with a line break. */
  readonly nullDelimited: boolean;
  /** Only what differs from where this revision and the current one part. */
  readonly since: string | undefined;
  /** Only what is in the index of git and differs from the last commit. */
  readonly staged: boolean;
  /** Threads; as many as there are processors where it is undefined. */
  readonly jobs: number | undefined;
  /** True or false where the command line says so; undefined where it depends on a place to keep it. */
  readonly cache: boolean | undefined;
  readonly cacheDir: string | undefined;
  /** The n-th of so many parts of the sorted list. */
  readonly shard: { readonly index: number; readonly count: number } | undefined;
  readonly printInputs: boolean;
  readonly baseline: 'use' | 'write' | 'prune' | 'off';
  readonly maxFixes: number | undefined;
  /** File that the patch goes to. */
  readonly patch: string | undefined;
}

const FLAGS = ['from-compose', 'staged', 'null', 'cache', 'print-inputs'] as const;
const TEXTS = [
  'files-from',
  'since',
  'cache-dir',
  'shard',
  'baseline',
  'max-fixes',
  'patch',
  'jobs',
] as const;
const LISTS = ['include', 'exclude'] as const;

/** As they can be typed. */
export const BULK_SPELLINGS: readonly string[] = [...FLAGS, ...TEXTS, ...LISTS, 'no-cache', 'no-baseline'];

type Values = Readonly<Record<string, unknown>>;

/** Declares the options. */
export function addBulkOptions(builder: Argv): Argv {
  const flag = { type: 'boolean', global: false } as const;
  const text = { type: 'string', global: false, requiresArg: true } as const;
  const list = { ...text, array: true } as const;
  return builder
    .option('include', { ...list, describe: 'Only these, by patterns as .gitignore has them' })
    .option('exclude', { ...list, describe: 'None of these; a .dffixignore says the same for good' })
    .option('from-compose', {
      ...flag,
      describe: 'What Compose files and Bake files build, with their contexts, arguments and targets',
    })
    .option('files-from', { ...text, describe: 'Paths are listed in a file, or - for standard input' })
    .option('null', {
      ...flag,
      alias: '0',
      describe: 'The list has NULs between the paths, as from find -print0',
    })
    .option('since', { ...text, describe: 'Only what has changed since the branch left this revision' })
    .option('staged', { ...flag, describe: 'Only what the next commit of git changes' })
    .option('shard', { ...text, describe: 'Only a part of the files: 2/5 is the second of five' })
    .option('jobs', {
      ...text,
      alias: 'j',
      describe: 'Threads (default: one for each processor); with --verify, builds at once (default: 2)',
    })
    .option('cache', {
      ...flag,
      describe: 'Keep answers for the next run, or not: --no-cache (default: where there is a node_modules)',
    })
    .option('cache-dir', { ...text, describe: 'Where to (default: node_modules/.cache/dffix)' })
    .option('print-inputs', { ...flag, describe: 'List every file that was read, and change nothing' })
    .option('baseline', {
      ...text,
      describe: 'write or prune dffix-baseline.json, which holds what is known; --no-baseline looks past it',
    })
    .option('max-fixes', { ...text, describe: 'Stop before the file with which there would be more fixes' })
    .option('patch', { ...text, describe: 'Put the patch into a file' })
    .group(
      ['include', 'exclude', 'from-compose', 'files-from', 'null', 'since', 'staged', 'shard'],
      'Which files:',
    )
    .group(['jobs', 'cache', 'cache-dir', 'print-inputs'], 'Many files:')
    .group(['baseline', 'max-fixes', 'patch'], 'Step by step:');
}

/** Throws UsageError. */
export function readBulkOptions(values: Values): BulkOptions {
  const flag = (name: (typeof FLAGS)[number]) => values[name] === true;
  return {
    include: all(values, 'include'),
    exclude: all(values, 'exclude'),
    fromCompose: flag('from-compose'),
    filesFrom: last(values, 'files-from'),
    nullDelimited: flag('null'),
    since: last(values, 'since'),
    staged: flag('staged'),
    jobs: number(values, 'jobs'),
    cache: values['cache'] === undefined ? undefined : flag('cache'),
    cacheDir: last(values, 'cache-dir'),
    shard: shard(last(values, 'shard')),
    printInputs: flag('print-inputs'),
    baseline: baseline(values),
    maxFixes: number(values, 'max-fixes'),
    patch: last(values, 'patch'),
  };
}

/** True where no Dockerfile at all is an answer like any other. */
export function isPartial({ filesFrom, since, staged, shard, include, fromCompose }: BulkOptions): boolean {
  const isChosen = staged || fromCompose || include.length > 0;
  return isChosen || [filesFrom, since, shard].some((part) => part !== undefined);
}

/** Where they contradict each other or the rest of the command line. */
export function contradiction(
  bulk: BulkOptions,
  given: {
    paths: number;
    stdin: boolean;
    write: boolean;
    log: string | undefined;
    context: string | undefined;
  },
): string | undefined {
  const { paths, stdin, write, log, context } = given;
  const { filesFrom, since, staged, nullDelimited, printInputs } = bulk;
  if (filesFrom !== undefined && paths > 0) return '--files-from lists the paths: name none beside it';
  if (nullDelimited && filesFrom === undefined) return '--null goes with --files-from';
  if (filesFrom === '-' && log === '-') return "'-' is the list of files or the --log, not both";
  if (since !== undefined && staged) return '--since and --staged exclude each other';
  if (bulk.baseline === 'write' && write)
    return '--baseline write tells what is left as it is: not with --write';
  if (printInputs && write) return '--print-inputs changes nothing: it does not go with --write';
  if (bulk.fromCompose && context !== undefined)
    return '--from-compose takes the build context from the files: not with --context';
  const many =
    bulk.fromCompose || bulk.shard !== undefined || since !== undefined || staged || filesFrom !== undefined;
  return stdin && many ? "'-' is one Dockerfile: there is no list to choose from" : undefined;
}

function baseline(values: Values): BulkOptions['baseline'] {
  const value = values['baseline'];
  if (value === undefined) return 'use';
  if (value === false) return 'off';
  const text = last(values, 'baseline');
  if (text === 'write' || text === 'prune') return text;
  throw new UsageError('--baseline takes write or prune');
}

function shard(text: string | undefined): BulkOptions['shard'] {
  if (text === undefined) return undefined;
  const [, index = 0, count = 0] = (/^(\d{1,5})\/(\d{1,5})$/.exec(text) ?? []).map(Number);
  if (index < 1 || index > count) throw new UsageError('--shard takes a part of a whole, like 2/5');
  return { index, count };
}

function number(values: Values, name: (typeof TEXTS)[number]): number | undefined {
  const text = last(values, name);
  if (text === undefined) return undefined;
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UsageError(`--${name} takes a number from 1 on, not '${text}'`);
  return Number(text);
}

function last(values: Values, name: string): string | undefined {
  return all(values, name).at(-1);
}

function all(values: Values, name: string): string[] {
  const value = values[name];
  const list = value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
  if (list.includes('')) throw new UsageError(`--${name} needs a value`);
  return list;
}
