import { leavesListenAddress } from '../context/dotnet.ts';
import type { Instruction, Word } from '../dockerfile/types.ts';
import { dotnetImage, type DotnetImage } from './dotnet.ts';
import type { Range } from '../range.ts';
import type { Stage } from './stage.ts';

/** `EXPOSE 80` where ASP.NET listens on 8080. */
export interface OldPort {
  readonly image: DotnetImage;
  readonly expose: Instruction;
  readonly word: Word;
  /** Where the health check asks at the old port: the end of the host's name, or `:80` behind it. */
  readonly asked: readonly Range[];
}

const SETTINGS = [
  'ASPNETCORE_URLS',
  'ASPNETCORE_HTTP_PORTS',
  'ASPNETCORE_HTTPS_PORTS',
  'DOTNET_URLS',
  'URLS',
  'HTTP_PORTS',
  'PORT',
];

/** The port that an ASP.NET image since .NET 8 exposes and does not listen on, as far as the build context tells. */
export function oldPort(target: Stage): OldPort | undefined {
  const image = dotnetImage(target);
  const major = Number(/^([0-9]+)\./.exec(image?.tag ?? '')?.[1] ?? '0');
  if (image?.name !== 'aspnet' || major < 8 || settlesPort(target)) return undefined;
  const exposes = target.chain.flatMap(({ steps }) =>
    steps.flatMap(({ instruction }) => (instruction.keyword === 'EXPOSE' ? [instruction] : [])),
  );
  if (exposes.some(({ words }) => words.some(({ raw }) => raw.startsWith('8080') || raw.includes('$'))))
    return undefined;
  for (const expose of exposes) {
    const word = expose.words.find(({ raw }) => raw === '80' || raw === '80/tcp');
    if (word !== undefined) return { image, expose, word, asked: askedPorts(target) };
  }
  return undefined;
}

/** `http://localhost/`, `http://127.0.0.1:80/` */
const OWN_ADDRESS = /(http:\/\/(?:localhost|127\.0\.0\.1|0\.0\.0\.0))(:80)?(?=[/"'\s]|$)/g;

function askedPorts(target: Stage): Range[] {
  const check = target.launch.instruction('HEALTHCHECK');
  if (check === undefined) return [];
  const { start, end } = check.range;
  const text = target.build.dockerfile.text.slice(start, end);
  return [...text.matchAll(OWN_ADDRESS)].map(({ index, 1: host = '', 2: port = '' }) => {
    const from = start + index + host.length;
    return { start: from, end: from + port.length };
  });
}

function settlesPort(target: Stage): boolean {
  const processes = target.launch.processes.filter(
    ({ instruction }) => instruction.keyword !== 'HEALTHCHECK',
  );
  return (
    target.chain.some((stage) => SETTINGS.some((name) => stage.lastEnv(name) !== undefined)) ||
    !processes.some(({ command }) => command.name === 'dotnet') ||
    processes.some(({ command }) =>
      command.words.some(({ raw }) => raw.includes('url') || raw.includes('port')),
    ) ||
    !leavesListenAddress(target.build.context)
  );
}
