import type { NodeProject } from '../context/types.ts';
import { valueOf } from '../known.ts';
import { operationOf } from '../packages/operation.ts';
import { operands } from '../shell/flags.ts';
import type { Copy } from './copy.ts';
import type { Process } from './launch.ts';
import { nextStart } from './next.ts';
import { join, parentOf, within } from './paths.ts';
import type { Stage } from './stage.ts';

/** The process that serves a Next.js application: `next start`, or the server.js of its standalone output. */
export interface NextServer {
  readonly kind: 'start' | 'standalone';
  readonly process: Process;
  /** Absolute directory that holds `.next`. */
  readonly directory: string;
}

/** The server that a container of a stage's image runs; undefined where it certainly, or as far as can be seen, runs none. */
export function nextServer(target: Stage): NextServer | undefined {
  const start = nextStart(target);
  if (start !== undefined)
    return start.directory.known
      ? { kind: 'start', process: start.process, directory: start.directory.value }
      : undefined;
  for (const process of target.launch.processes) {
    if (startsBuild(target, process))
      return { kind: 'start', process, directory: valueOf(target.end.workdir) ?? '/' };
    const file = serverFile(target, process);
    const directory = file === undefined ? undefined : join(file, '..');
    if (directory !== undefined && standaloneCopy(target, directory) !== undefined)
      return { kind: 'standalone', process, directory };
  }
  return undefined;
}

/** `npm start` where no package.json tells what it is, and what `next build` made lies in the working directory. */
function startsBuild(target: Stage, { command, instruction }: Process): boolean {
  const operation = operationOf(command);
  const workdir = valueOf(target.end.workdir);
  if (instruction.keyword === 'HEALTHCHECK' || workdir === undefined || target.launch.project !== undefined)
    return false;
  if (operation?.action !== 'run' || operation.operands[0]?.literal !== 'start') return false;
  return target.chain.some(({ copies }) =>
    copies.some(
      ({ target: place, sources }) =>
        place.known &&
        place.value === join(workdir, '.next') &&
        sources.some(({ text }) => text.known && join('/', text.value).endsWith('/.next')),
    ),
  );
}

/** Options of node that take the next word. https://nodejs.org/docs/latest/api/cli.html */
const NODE_VALUED = [
  '-r',
  '--require',
  '--import',
  '--loader',
  '--experimental-loader',
  '-C',
  '--conditions',
];

function serverFile(target: Stage, { command, instruction }: Process): string | undefined {
  if (instruction.keyword === 'HEALTHCHECK' || command.name !== 'node') return undefined;
  const [file] = operands(command, NODE_VALUED);
  const [workdir, changed] = [valueOf(target.end.workdir), valueOf(command.directory)];
  const isServer = file?.literal?.split('/').at(-1) === 'server.js';
  if (!isServer || workdir === undefined || !command.directory.known) return undefined;
  return join(join(workdir, changed ?? '.'), file?.literal ?? '');
}

const STANDALONE = '/.next/standalone';

/** The COPY that brings the standalone output to a directory, or above it in a repository of several packages. */
function standaloneCopy(target: Stage, directory: string): Copy | undefined {
  const copies = target.chain.flatMap(({ copies: own }) => own);
  return copies.find(
    (copy) =>
      copy.target.known && within(copy.target.value, directory) && standaloneSource(copy) !== undefined,
  );
}

/** Directory of the application whose standalone output a COPY takes. */
export function standaloneSource({ sources }: Copy): string | undefined {
  for (const { text } of sources) {
    const path = text.known ? join('/', text.value.replace(/\/\*$/, '')) : '';
    if (path.endsWith(STANDALONE)) return path.slice(0, -STANDALONE.length) || '/';
  }
  return undefined;
}

/** The project that the server was built from. */
export function projectOf(target: Stage, { kind, directory }: NextServer): NodeProject | undefined {
  const { context } = target.build;
  if (kind === 'start') return target.launch.project;
  const copy = standaloneCopy(target, directory);
  const source = copy && standaloneSource(copy);
  if (copy === undefined || source === undefined) return undefined;
  if (copy.from.kind === 'context') return context.node(source.slice(1));
  if (copy.from.kind !== 'stage') return undefined;
  const { files } = copy.from.stage;
  const manifest = valueOf(files.entry(join(source, 'package.json')))?.contextPath;
  const found = manifest === undefined ? valueOf(files.contextDirectory(source)) : parentOf(manifest);
  return found === undefined ? undefined : context.node(found);
}
