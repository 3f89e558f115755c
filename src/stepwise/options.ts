import type { Argv } from 'yargs';

/** How changes are taken one after the other. */
export interface StepwiseOptions {
  /** Somebody is asked about each fix. */
  readonly interactive: boolean;
  /** What each transform changes becomes a commit of git. */
  readonly commitPerTransform: boolean;
}

const FLAGS = ['interactive', 'commit-per-transform'] as const;

/** As they can be typed. */
export const STEPWISE_SPELLINGS: readonly string[] = FLAGS;

type Values = Readonly<Record<string, unknown>>;

/** Declares the options. */
export function addStepwiseOptions(builder: Argv): Argv {
  const flag = { type: 'boolean', global: false } as const;
  return builder
    .option('interactive', {
      ...flag,
      alias: 'i',
      describe: 'Show the fixes one by one, ask about each, and write those that you want',
    })
    .option('commit-per-transform', {
      ...flag,
      describe: 'With --write: commit what each transform changes, and nothing else',
    })
    .group(['interactive', 'commit-per-transform'], 'Step by step:');
}

export function readStepwiseOptions(values: Values): StepwiseOptions {
  const flag = (name: (typeof FLAGS)[number]) => [values[name]].flat().at(-1) === true;
  return { interactive: flag('interactive'), commitPerTransform: flag('commit-per-transform') };
}

/** What else the command line says, as far as it matters here. */
export interface Rest {
  readonly dryRun: boolean;
  readonly write: boolean;
  readonly verify: boolean;
  /** What reads standard input, in words of the command line; undefined where nothing does. */
  readonly stdinFor: string | undefined;
  /** The log of a build is evidence. */
  readonly log: boolean;
  readonly maxFixes: boolean;
  readonly printInputs: boolean;
  /** A report for machines that goes to standard output. */
  readonly printed: string | undefined;
}

/** Why these options do not go with the rest; undefined where they do. */
export function stepwiseFault(options: StepwiseOptions, rest: Rest): string | undefined {
  if (options.interactive) return interactiveFault(options, rest);
  return options.commitPerTransform ? commitFault(rest) : undefined;
}

function interactiveFault({ commitPerTransform }: StepwiseOptions, rest: Rest): string | undefined {
  if (rest.dryRun) return '--interactive writes what you say yes to: not with --dry-run';
  if (rest.stdinFor !== undefined)
    return `--interactive reads the answers from standard input: it cannot be ${rest.stdinFor} too`;
  if (rest.printed !== undefined)
    return `--interactive asks on standard output: say --format ${rest.printed}=FILE`;
  const unfit = [
    ['--commit-per-transform', commitPerTransform],
    ['--verify', rest.verify],
    ['--max-fixes', rest.maxFixes],
    ['--print-inputs', rest.printInputs],
  ].find(([, isGiven]) => isGiven);
  return unfit && `${String(unfit[0])} does not go with --interactive`;
}

function commitFault({ write, verify, log }: Rest): string | undefined {
  if (!write) return '--commit-per-transform goes with --write';
  if (verify) return '--commit-per-transform does not go with --verify';
  return log ? '--log tells of the text before the first commit: not with --commit-per-transform' : undefined;
}
