import { pkgResources } from '../facts/pkg-resources.ts';
import { valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import type { StageCommand } from './commands.ts';
import type { ImageVersion } from './image.ts';
import { join, parentOf } from './paths.ts';
import type { Stage } from './stage.ts';

/** An install of a program that needs pkg_resources, where nothing brings a setuptools that has it. */
export interface MissingPkgResources {
  readonly run: StageCommand;
  readonly name: string;
  readonly version: string;
  /** File of the context that pins it. */
  readonly file: string;
  readonly source: string;
  /** First release of setuptools without the module, and where that is said. */
  readonly removed: { readonly setuptools: string; readonly source: string };
}

/** Programs that a container of the target starts, and that certainly miss pkg_resources. */
export function missingPkgResources(target: Stage): MissingPkgResources[] {
  if (!target.image.known || target.image.value.image !== 'python') return [];
  const version = valueOf(target.image.value.pythonVersion);
  if (version === undefined || !isBare(version) || target.chain.some((stage) => bringsSetuptools(stage)))
    return [];
  const commands = target.chain.flatMap((stage) => stage.commands);
  return commands.flatMap((run) => missedBy(run)).filter(({ name }) => starts(target, name));
}

/** True where the official image has no setuptools of its own: a tag without a patch release moves on. */
export function isBare({ major, minor = 0, patch = Infinity }: ImageVersion): boolean {
  const [, since = 0, first = 0] = pkgResources().image.python.split('.').map(Number);
  return major === 3 && (minor > since || (minor === since && patch >= first));
}

/** True where a version of setuptools is asked for, or a file may ask for one. */
export function bringsSetuptools({ commands, copies, steps }: Stage): boolean {
  const isNamed = ({ command }: StageCommand) =>
    command.words.some(({ raw }) => /setuptools\W*[=<~]|\.cfg|\.lock|constraint|^-c$/.test(raw)) ||
    ['poetry', 'uv', 'pipenv', 'conda'].includes(command.name);
  const unread = steps.some(
    ({ instruction, index }) =>
      instruction.keyword === 'RUN' && !commands.some(({ step }) => step.index === index),
  );
  return unread || commands.some(isNamed) || copies.some(({ from }) => from.kind !== 'context');
}

function missedBy(run: StageCommand): MissingPkgResources[] {
  const operation = operationOf(run.command);
  const { reached, tolerated, wrappedBy } = run.command;
  if (operation?.manager !== 'pip' || operation.action !== 'install' || reached !== 'always' || tolerated)
    return [];
  const option = run.command.option('-r', '--requirement');
  const path = option && valueOf(run.value(option));
  if (path === undefined || wrappedBy.length > 0 || !run.directory.known) return [];
  const { stage, index } = run.step;
  const entry = valueOf(stage.files.entry(join(run.directory.value, path), index));
  const file = entry?.contextPath;
  const requirements =
    file === undefined ? undefined : stage.build.context.python(parentOf(file))?.requirementsIn(file);
  if (file === undefined || requirements === undefined || requirements.has('setuptools')) return [];
  return Object.entries(pkgResources().users).flatMap(([name, { before, source }]) => {
    const version = /^==\s*(\d[\d.]*)$/.exec(requirements.get(name) ?? '')?.[1];
    return version !== undefined && Number(version.split('.')[0]) < before
      ? [{ run, name, version, file, source, removed: pkgResources().removed }]
      : [];
  });
}

function starts(target: Stage, name: string): boolean {
  return target.launch.processes.some(
    ({ command, via }) => via.length === 0 && (command.name === name || command.words[2]?.literal === name),
  );
}
