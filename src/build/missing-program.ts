import { isVersioned, packageWithCommand } from '../facts/command-packages.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import { archivedRelease } from './archived-packages.ts';
import { shellOf } from './commands.ts';
import { installPlace } from './install-place.ts';
import type { PackageInstall } from './lacking-packages.ts';
import { callToExtend, isFullyRecorded, mayComeAlong } from './lacking-tools.ts';
import type { Process } from './launch.ts';
import { within } from './paths.ts';
import type { Stage } from './stage.ts';

/** The program that a container starts with, which nothing has brought into its image. */
export interface MissingProgram {
  readonly process: Process;
  readonly program: string;
  readonly install: Known<PackageInstall>;
  /** What it runs may need another version than the distribution has. */
  readonly versioned: boolean;
}

/** The program of CMD or ENTRYPOINT, where the image certainly lacks it and a package has it. */
export function missingProgram(target: Stage): MissingProgram | undefined {
  const image = valueOf(target.image);
  const manager = image && valueOf(image.packageManager);
  if (image === undefined || (manager !== 'apt' && manager !== 'apk')) return undefined;
  if (!isFullyRecorded(image) || archivedRelease(target) !== undefined || mayBringPrograms(target))
    return undefined;
  const process = firstProcess(target);
  const program = process?.command.words[0]?.literal;
  const path = valueOf(target.end.path)?.join(':');
  if (process === undefined || program === undefined || program.includes('/')) return undefined;
  if (path !== image.env.get('PATH')) return undefined;
  const name = packageWithCommand(program, manager);
  if (name === undefined || !target.packages.lacksCommand(program, target.steps.length)) return undefined;
  if (mayComeAlong(target, Infinity, name)) return undefined;
  const last = target.steps.at(-1);
  const before = last && installPlace(target, last.instruction, () => true);
  const call = callToExtend(target, Infinity);
  const install =
    before === undefined
      ? unknown(`only root may install ${name}`)
      : known<PackageInstall>({ manager, packages: [name], call, before, doubts: [] });
  return { process, program, install, versioned: isVersioned(program) };
}

const INNER: ReadonlySet<string> = new Set(['sh', '/bin/sh', '-c', 'exec']);

function firstProcess({ launch }: Stage): Process | undefined {
  const entry = launch.instruction('ENTRYPOINT');
  const instruction = entry ?? launch.instruction('CMD');
  return launch.processes.find(
    (one) =>
      one.instruction === instruction &&
      one.via.length === 0 &&
      one.command.reached === 'always' &&
      !one.command.tolerated &&
      one.command.wrappedBy.every((word) => INNER.has(word)),
  );
}

/** Commands that bring no program which the names of packages do not tell. */
const HARMLESS: ReadonlySet<string> = new Set(
  (
    'addgroup adduser apk apt-get cd chgrp chmod chown chpasswd crontab echo export groupadd install locale-gen mkdir printf rm sed set ' +
    'test touch true update-ca-certificates useradd usermod'
  ).split(' '),
);

const DIRECTORIES = ['/bin', '/sbin', '/usr'];

function mayBringPrograms({ chain }: Stage): boolean {
  return chain.some(
    ({ steps, commands, copies }) =>
      steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known) ||
      commands.some(({ command }) => !HARMLESS.has(command.name)) ||
      copies.some(
        ({ target }) =>
          !target.known || target.value === '/' || DIRECTORIES.some((one) => within(one, target.value)),
      ),
  );
}
