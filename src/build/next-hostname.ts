import type { NodeProject } from '../context/types.ts';
import { is, known, unknown, type Known } from '../known.ts';
import type { ShellWord } from '../shell/types.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { nextServer, projectOf, type NextServer } from './next-server.ts';
import type { Process } from './launch.ts';
import type { Stage } from './stage.ts';

/** A health check that asks the container itself, while the server listens at the container's address alone. */
export interface UnheardCheck {
  readonly server: NextServer;
  readonly check: Instruction;
  /** Words of busybox's wget that say `localhost`, which it takes for `::1` first. */
  readonly localhost: readonly ShellWord[];
  /** Known true where this release of Next.js certainly listens at HOSTNAME. */
  readonly listens: Known<boolean>;
}

/** What a HEALTHCHECK of a stage misses; undefined where it misses nothing. */
export function unheardCheck(target: Stage): UnheardCheck | undefined {
  const server = nextServer(target);
  const check = target.launch.instruction('HEALTHCHECK');
  if (server?.kind !== 'standalone' || check === undefined || !is(target.end.env('HOSTNAME'), undefined))
    return undefined;
  const texts = [server.process.instruction, check].map(({ body }) => body.text);
  if (texts.some((text) => text.includes('HOSTNAME')) || server.process.via.length > 0) return undefined;
  const port = target.end.env('PORT');
  if (!port.known || server.process.command.assignments.some(({ name }) => name === 'PORT')) return undefined;
  const checking = target.launch.processes.filter(({ instruction }) => instruction === check);
  const asking = checking.filter((process) => asksItself(process, port.value ?? '3000'));
  if (asking.length === 0 || checking.some(hasAlternative)) return undefined;
  const listens = listensAtHostname(projectOf(target, server));
  if (is(listens, false)) return undefined;
  return { server, check, listens, localhost: asking.flatMap((process) => localhostWords(target, process)) };
}

function asksItself({ words }: Process, port: string): boolean {
  return words.some((word) => {
    const asked = word.known ? /(?:localhost|127\.0\.0\.1)(?::(\d+))?/.exec(word.value) : null;
    return asked !== null && (asked[1] ?? '80') === port;
  });
}

/** True for what makes a check that failed healthy all the same, or asks elsewhere: anything behind `||` but `exit 1`. */
function hasAlternative({ command }: Process): boolean {
  return command.before === '||' && !(command.name === 'exit' && command.words[1]?.literal !== '0');
}

function localhostWords(target: Stage, { command, via }: Process): ShellWord[] {
  const { image } = target;
  const isBusybox = image.known && image.value.distro.known && image.value.distro.value.family === 'alpine';
  if (!isBusybox || command.name !== 'wget' || via.length > 0) return [];
  return command.words.filter(({ raw }) => raw.includes('//localhost'));
}

/**
 * Whether the standalone server listens at HOSTNAME alone: releases before 13.4.13 only print it. Source: the template of
 * server.js in next/dist/build/utils.js.
 */
function listensAtHostname(project: NodeProject | undefined): Known<boolean> {
  const locked = project?.locked('next');
  const range = locked?.known === true ? locked.value : (project?.dependencies.get('next') ?? '');
  const match = /^[~^]?(\d+)(?:\.(\d+))?(?:\.(\d+))?/.exec(range);
  if (match === null) return unknown('the release of Next.js is not known');
  const [major, minor, patch] = match.slice(1).map((part) => (part === undefined ? undefined : Number(part)));
  if ((major ?? 0) >= 14 || (major === 13 && (minor ?? 0) >= 5)) return known(true);
  const exact = locked?.known === true || /^\d/.test(range);
  const isBefore =
    (major ?? 0) < 13 ||
    (major === 13 && (minor ?? 99) < 4) ||
    (major === 13 && minor === 4 && (patch ?? 99) < 13);
  return exact && isBefore
    ? known(false)
    : unknown(`which release of Next.js 13 ${range} means is not known`);
}
