import { needsCertificates } from '../facts/certificates.ts';
import { is, valueOf } from '../known.ts';
import { lacksMirrors } from './archived-packages.ts';
import type { StageCommand } from './commands.ts';
import type { ImageFacts } from './image.ts';
import { callToExtend, isFullyRecorded, outcomeOf } from './lacking-tools.ts';
import { callsBefore, isOpaque } from './missing-packages.ts';
import { within } from './paths.ts';
import type { Stage, Step } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** A download with TLS in an image that has no certificates to check the server's with. */
export interface MissingCertificates {
  readonly image: ImageFacts;
  readonly run: StageCommand;
  /** What does not get its file stops the build; otherwise a shell reads nothing from it, and goes on. */
  readonly fails: boolean;
  /** The install before it that ca-certificates can join. */
  readonly call: PackageCall;
}

/** The first such download of a stage. */
export function missingCertificates(stage: Stage): MissingCertificates | undefined {
  const image = valueOf(stage.image);
  if (image === undefined || !isFullyRecorded(image) || !is(image.packageManager, 'apt')) return undefined;
  if (!is(image.has('update-ca-certificates'), false)) return undefined;
  for (const [index, run] of stage.commands.entries()) {
    if (!checksServer(run)) continue;
    const outcome = outcomeOf(run, stage.commands[index + 1]);
    const call = bringerOf(run);
    if (outcome === undefined || call === undefined) continue;
    return lacksCertificates(run, call) && !lacksMirrors(stage, call.run)
      ? { image, run, fails: outcome === 'fails', call }
      : undefined;
  }
  return undefined;
}

/** Programs of Debian that check certificates by the package's bundle, and the options by which they do not. */
const CLIENTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['curl', ['-k', '--insecure', '--cacert', '--capath', '-K', '--config']],
  ['wget', ['--no-check-certificate', '--ca-certificate', '--ca-directory', '--config', '-e', '--execute']],
  ['git', ['-c', '--config-env']],
]);

function checksServer({ command, words }: StageCommand): boolean {
  const options = CLIENTS.get(command.name);
  if (options === undefined || command.wrappedBy.some((word) => word === 'env' || word === 'su'))
    return false;
  if (command.has(...options) || command.assignments.length > 0) return false;
  if (command.name === 'git' && !['clone', 'ls-remote'].includes(command.words[1]?.literal ?? ''))
    return false;
  return words.some((word) => word.known && word.value.startsWith('https://'));
}

/** The install of the stage that has brought the program. */
function bringerOf(run: StageCommand): PackageCall | undefined {
  const { stage } = run.step;
  const call = callToExtend(stage, run.command.range.start);
  const has = (one: PackageCall) => one.packages.some(({ name }) => name === run.command.name);
  if (call !== undefined && has(call)) return call;
  const start = run.command.range.start;
  const earlier = stage.packages.calls.find((one) => has(one) && one.run.command.range.start < start);
  return earlier && callToExtend(stage, earlier.run.command.range.end);
}

function lacksCertificates(run: StageCommand, call: PackageCall): boolean {
  const { stage } = run.step;
  if (isOpaque(call) || stage.packages.table.opaque.before(run.step.index) !== undefined) return false;
  const { start } = run.command.range;
  const own = stage.packages.calls.filter((one) => one.run.command.range.start < start);
  const installs = [
    ...stage.chain.slice(1).flatMap(({ packages }) => packages.calls),
    ...own,
    ...callsBefore(call),
  ];
  return (
    installs.every(leavesOutCertificates) &&
    !stage.chain.some((one) => preparesTrust(one, stage === one ? run.step : undefined))
  );
}

/** True for a call that certainly does not bring ca-certificates along. */
export function leavesOutCertificates({ action, dry, options, packages, unread }: PackageCall): boolean {
  if (action === 'upgrade' || action === 'unknown') return false;
  if (action !== 'install' || dry) return true;
  const alone = options.some(
    ({ name, value }) =>
      name === '--no-install-recommends' ||
      (name === '-o' &&
        value?.known === true &&
        /^apt::install-recommends=["']?(0|false|no)\b/i.test(value.value)),
  );
  const named = packages.every(
    ({ kind, name, removes }) => removes || (kind === 'package' && needsCertificates(name) === false),
  );
  return alone && named && unread === undefined;
}

/** Files that a stage puts where certificates are, and settings that do without them. */
const TRUST = ['/etc/ssl', '/usr/local/share/ca-certificates', '/usr/share/ca-certificates', '/usr/lib/ssl'];
const SETTINGS =
  /sslverify|curlrc|wgetrc|gitconfig|GIT_SSL|SSL_CERT|CURL_CA_BUNDLE|ca-certificates|\/etc\/ssl/i;

function preparesTrust(stage: Stage, until: Step | undefined): boolean {
  const isBefore = (step: Step) => until === undefined || step.index <= until.index;
  const copied = stage.copies.some(
    ({ target, step }) =>
      isBefore(step) &&
      (!target.known || TRUST.some((one) => within(one, target.value) || within(target.value, one))),
  );
  const mounted = stage.steps.some(
    ({ instruction }) =>
      instruction.keyword === 'RUN' && instruction.flags.some(({ value }) => SETTINGS.test(value ?? '')),
  );
  const set = stage.steps.some(
    (step) =>
      isBefore(step) &&
      (step.instruction.keyword === 'ENV' || step.instruction.keyword === 'ARG') &&
      step.instruction.pairs.some(({ key }) => SETTINGS.test(key)),
  );
  const written = stage.commands.some(
    ({ command, step }) =>
      isBefore(step) &&
      [...command.words, ...command.redirects.map(({ target }) => target)].some((word) =>
        SETTINGS.test(word?.raw ?? ''),
      ),
  );
  return copied || mounted || set || written;
}
