import { unknown, type Known } from '../known.ts';
import type { Cause } from '../log/types.ts';
import type { StageCommand } from './commands.ts';
import { failingDistribution } from './failing-distribution.ts';
import type { Failure } from './failure.ts';
import { failingOffset, packageInstall, type PackageInstall } from './lacking-packages.ts';
import { changesSources } from './package-files.ts';

/** An apt that does not speak https, and a source that wants it. */
export interface LackingTransport {
  readonly cause: Cause;
  /** Before the source is there: once it is, apt stops at it. */
  readonly install: Known<PackageInstall>;
}

/** What makes apt speak https, where a log says that it does not. */
export function lackingTransport(failure: Failure): LackingTransport | undefined {
  const cause = failure.cause('apt-https-missing');
  const distribution = cause && failingDistribution(failure, cause);
  if (cause === undefined || distribution?.manager !== 'apt') return undefined;
  const first = firstSource(failure);
  if (first === undefined)
    return {
      cause,
      install: unknown('the base image has the source, so that apt works nowhere in this stage'),
    };
  const { step } = first.run;
  return {
    cause,
    install: packageInstall(step, distribution, ['apt-transport-https'], first.offset, ['ca-certificates']),
  };
}

/** The first command that adds a source, or does what nobody knows. */
function firstSource(failure: Failure): { readonly run: StageCommand; readonly offset: number } | undefined {
  const { stage, step, commands } = failure;
  if (stage === undefined || step === undefined) return undefined;
  const adding = stage.commands.find((run) => run.step.index <= step.index && addsSource(run));
  const offset = adding?.command.range.start ?? failingOffset(failure);
  const run = adding ?? commands.find(({ command }) => command.range.start === offset);
  return run && offset !== undefined ? { run, offset } : undefined;
}

/** sed rewrites the sources that there are. */
function addsSource(run: StageCommand): boolean {
  const { name, redirects, words } = run.command;
  if (name === 'sed') return false;
  const targets = redirects.flatMap(({ target }) => target ?? []);
  return (
    changesSources(run, 'apt') || [...words, ...targets].some(({ raw }) => raw.includes('/sources.list'))
  );
}
