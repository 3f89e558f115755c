import { resolve } from 'node:path';
import { filesOf } from '../bulk/files.ts';
import { isPartial } from '../bulk/options.ts';
import { Configured } from '../config/configured.ts';
import { unifiedDiff } from '../diff.ts';
import { INTERRUPTED, interruption } from '../interruption.ts';
import type { RunOptions } from '../options.ts';
import { mute, openWriters, takesOutput } from '../report/reports.ts';
import { VerifyReporter } from '../report/verify-reporter.ts';
import type { Styles } from '../run.ts';
import { select } from '../selection.ts';
import type { Output, Terminal } from '../terminal.ts';
import type { NamedTransform } from '../transform.ts';
import { version } from '../version.ts';
import { versionsFrom } from '../versions/read.ts';
import { writeChanges } from '../write.ts';
import { verifyFiles } from './files.ts';
import { Interrupted } from './trials.ts';

/**
 * As `run`, with an engine that builds and tries what is to be written. Throws UsageError. The exit code is 1 where an
 * image does not work in the end, too.
 */
export async function runVerified(
  options: RunOptions,
  transforms: readonly NamedTransform[],
  terminal: Terminal,
  styles: Styles,
): Promise<number> {
  const { verify } = options;
  if (verify === undefined) throw new TypeError('nothing is to be verified');
  const { cwd } = terminal;
  const out = sheet(terminal.stdout, styles.stdout);
  const err = sheet(terminal.stderr, styles.stderr);
  const { reports, mode } = options;
  const facts = { version: version(), mode, transforms };
  const open = await openWriters(reports, { options, out, err, diff: unifiedDiff, cwd }, facts);
  const forPeople = takesOutput(reports) ? mute(styles.stdout) : out;
  const reporter = new VerifyReporter(options, forPeople, err, unifiedDiff, open);
  const found = await filesOf(options, terminal);
  for (const warning of found.warnings) reporter.warn(warning);
  for (const problem of found.problems) reporter.failed(problem.path, problem);
  if (found.files.length + found.problems.length === 0 && !isPartial(options.bulk))
    reporter.nothingFound(options.paths);
  const configured = new Configured({
    options,
    transforms,
    cwd,
    definitions: found.definitions,
    warn: (message) => reporter.warn(message),
    note: (message) => reporter.note(message),
  });
  const named = new Set(options.paths.map((path) => resolve(cwd, path)));
  const stop = interruption(() => reporter.warn('stopping: what was made on the engine is being removed'));
  try {
    await verifyFiles({
      verify,
      repair: {
        cwd,
        selection: select(transforms, options.only, options.skip, { preset: options.preset }),
        unsafe: options.unsafe,
        context: options.context,
        asOf: options.asOf,
        versions: options.versions === undefined ? undefined : versionsFrom(options.versions, cwd),
      },
      env: { ...terminal.env },
      settings: await configured.all(found.files),
      isBuiltAnyway: (path) => verify.roundsAreNamed || named.has(resolve(cwd, path)),
      signal: stop.signal,
      started: (engine) => reporter.started(engine),
      done: (verified, root) => {
        if (options.mode === 'write') writeChanges(verified.path, verified.changes, root, cwd);
        reporter.verified(verified);
      },
      failed: (path, error) => reporter.failed(path, error),
    });
    return reporter.finish();
  } catch (error) {
    if (error instanceof Interrupted) return INTERRUPTED;
    throw error;
  } finally {
    stop.end();
  }
}

function sheet(output: Output, style: Styles['stdout']) {
  return { style, write: (text: string) => output.write(text) };
}
