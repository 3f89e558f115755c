import type { Option, SystemCall } from './system-call.ts';

/** Actions at which the managers other than apk want to be told to go on.
 *  apt asks where more than the named packages change, so often not at all. */
const ASKED: ReadonlySet<string> = new Set(['install', 'remove', 'upgrade']);

/** Whether a call may stop with a question to go on: a build has nobody to answer. */
export function mayAsk({ manager, action, dry }: SystemCall): boolean {
  return manager !== 'apk' && ASKED.has(action) && !dry;
}

/** Whether an option of the call says yes to its question. */
export function saysYes({ manager, options }: SystemCall): boolean {
  switch (manager) {
    case 'apt':
      return (
        hasAny(options, ['-y', '--yes', '--assume-yes']) ||
        quietness(options) >= 2 ||
        options.some(assumesYes)
      );
    case 'zypper':
      return hasAny(options, ['-y', '--no-confirm', '-n', '--non-interactive']);
    case 'apk':
      return false;
    default:
      return (
        hasAny(options, ['-y', '--assumeyes']) ||
        options.some(({ name, value }) => name === '--setopt' && isTrue(value, 'assumeyes'))
      );
  }
}

/** `-qq` and `-q=2` mean yes too. https://manpages.debian.org/bookworm/apt/apt-get.8.en.html */
function quietness(options: readonly Option[]): number {
  let level = 0;
  for (const { name, value } of options) {
    if (name !== '-q' && name !== '--quiet') continue;
    level = value?.known === true && /^\d$/.test(value.value) ? Number(value.value) : level + 1;
  }
  return level;
}

function assumesYes({ name, value }: Option): boolean {
  return (name === '-o' || name === '--option') && isTrue(value, 'apt::get::assume-yes');
}

function isTrue(setting: Option['value'], key: string): boolean {
  if (setting?.known !== true) return false;
  const [name, value] = setting.value.toLowerCase().replaceAll('"', '').split('=');
  return name === key && ['true', '1', 'yes'].includes(value ?? '');
}

function hasAny(options: readonly Option[], names: readonly string[]): boolean {
  return options.some(
    ({ name, value }) => names.includes(name) && !(value?.known === true && /^(no|false)$/.test(value.value)),
  );
}
