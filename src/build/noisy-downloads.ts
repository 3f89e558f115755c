import { is, valueOf } from '../known.ts';
import type { Command } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** A call of wget that draws a progress bar into the log of the build, and the option that keeps it short. */
export interface NoisyDownload {
  readonly run: StageCommand;
  /** `--progress=dot:giga` is of GNU wget alone; `-nv` is of wget2 too, and `-q` of busybox as well. */
  readonly option: '--progress=dot:giga' | '-nv' | '-q';
}

/** Every such call in a stage that a shell reads as it stands. */
export function noisyDownloads(stage: Stage): readonly NoisyDownload[] {
  return stage.commands.flatMap((run) =>
    run.step.instruction.json === undefined && isNoisy(run.command) ? [{ run, option: optionFor(run) }] : [],
  );
}

function isNoisy(command: Command): boolean {
  const { words, wrappedBy, redirects, after } = command;
  if (words[0]?.literal !== 'wget' || wrappedBy.length > 0) return false;
  if (
    command.has('-q', '--quiet', '--no-verbose', '--progress', '-o', '--output-file', '-a', '--append-output')
  )
    return false;
  if (words.some(({ literal }) => literal === '-nv')) return false;
  // Somebody reads what it says.
  const isRead = redirects.some(
    ({ operator, fd }) => fd === 2 || operator.startsWith('&>') || operator === '>&',
  );
  return !isRead && after !== '&';
}

function optionFor(run: StageCommand): NoisyDownload['option'] {
  const { stage } = run.step;
  const distro = stage.image.known ? valueOf(stage.image.value.distro) : undefined;
  switch (distro?.family) {
    case 'debian':
    case 'ubuntu':
    case 'almalinux':
    case 'amazonlinux':
    case 'centos':
    case 'oraclelinux':
    case 'rockylinux':
    case 'redhat':
      return GNU;
    // https://fedoraproject.org/wiki/Changes/Wget2asWget
    case 'fedora':
      return '-nv';
    case 'alpine':
      return is(stage.packages.installed('wget', run), true) ? GNU : '-q';
    default:
      return installsWith(stage, ['apt', 'yum']) ? GNU : '-q';
  }
}

const GNU = '--progress=dot:giga';

/** What these install is GNU wget. */
function installsWith(stage: Stage, managers: readonly string[]): boolean {
  const used = stage.chain.flatMap(({ packages }) => packages.calls.map(({ manager }) => manager as string));
  return used.length > 0 && used.every((manager) => managers.includes(manager));
}
