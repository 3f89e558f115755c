import { known, map, unknown, valueOf, type Known } from '../known.ts';
import type { SystemCall } from '../packages/system-call.ts';
import { mayAsk, saysYes } from '../packages/system-prompts.ts';
import type { StageCommand } from './commands.ts';
import { fetchesLists } from './package-lists.ts';
import type { Stage } from './stage.ts';

/** What answers a manager's question whether to go on. */
export type Answer = 'option' | 'configuration' | 'pipe' | 'never asks';

/** What answers a call without looking at the image; undefined where only a configuration file could. */
export function directAnswer(
  call: SystemCall,
  run: StageCommand,
  previous: StageCommand | undefined,
): Known<Answer | undefined> | undefined {
  if (!mayAsk(call)) return known('never asks');
  if (saysYes(call)) return known('option');
  if (feedsYes(run, previous)) return known('pipe');
  // A word that is not known might be the option that says yes.
  if (call.hidden !== undefined) return unknown(call.hidden);
  return call.manager === 'microdnf' ? ofMicrodnf(run.step.stage) : undefined;
}

/** Up to release 8 it never asks, from 9 on it does: https://github.com/rpm-software-management/microdnf/pull/97 */
function ofMicrodnf({ image }: Stage): Known<Answer | undefined> {
  const distro = image.known ? valueOf(image.value.distro) : undefined;
  const major = Number.parseInt(distro?.release ?? '', 10);
  if (Number.isNaN(major)) return unknown('whether microdnf asks depends on the release');
  return known(major <= 8 ? 'never asks' : undefined);
}

/** `yes | apt-get …`, `echo y | …`, `… <<< y`. */
function feedsYes({ command }: StageCommand, previous: StageCommand | undefined): boolean {
  if (command.redirects.some(({ operator }) => operator.startsWith('<'))) return true;
  const feeder = command.before === '|' && previous?.command.after === '|' ? previous.command.name : '';
  return ['yes', 'echo', 'printf'].includes(feeder);
}

const FRONTEND = 'DEBIAN_FRONTEND';

/** DEBIAN_FRONTEND as a command sees it. `exported` is what the RUN has exported before it. */
export function frontendOf(
  run: StageCommand,
  exported: Known<string> | undefined,
): Known<string | undefined> {
  const own = run.command.assignments.findLast(({ name }) => name === FRONTEND);
  if (own !== undefined)
    return own.value === undefined ? unknown(`${FRONTEND} is not set to text`) : run.value(own.value);
  if (dropsVariables(run)) return known(undefined);
  const seen = exported ?? run.step.stage.state(run.step.index).seen(FRONTEND);
  return map(seen, (value) => (value === '' ? undefined : value));
}

/** https://www.sudo.ws/docs/man/sudoers.man/#Command_environment */
function dropsVariables({ command: { wrappedBy } }: StageCommand): boolean {
  const keeps = wrappedBy.some((word) => word === '-E' || word.startsWith('--preserve-env'));
  return wrappedBy.includes('sudo') && !keeps;
}

/** What `export DEBIAN_FRONTEND=…` gives to the commands behind it. */
export function exportedFrontend({ command, value }: StageCommand): Known<string> | undefined {
  if (command.name !== 'export' || command.isolated || command.reached !== 'always') return undefined;
  const word = command.words.find(({ raw }) => raw.startsWith(`${FRONTEND}=`));
  return word && map(value(word), (text) => text.slice(FRONTEND.length + 1));
}

/**
 * Whether a call certainly needs lists that an earlier one has fetched.
 * apk of Alpine 3.8 and later fetches them where they are missing: https://github.com/docker-library/python/pull/330
 */
export function needsLists(call: SystemCall, { image }: Stage): boolean {
  if (call.action !== 'install' && call.action !== 'upgrade') return false;
  if (fetchesLists(call) || call.packages.some(({ kind }) => kind === 'file')) return false;
  if (call.manager === 'apt') return true;
  const distro = image.known ? valueOf(image.value.distro) : undefined;
  if (call.manager !== 'apk' || distro?.family !== 'alpine') return false;
  const [major = NaN, minor = NaN] = (distro.release ?? '').split('.').map(Number);
  return major < 3 || (major === 3 && minor < 8);
}
