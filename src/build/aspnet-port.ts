import { leavesListenAddress } from '../context/dotnet.ts';
import type { Instruction, Word } from '../dockerfile/types.ts';
import { dotnetImage, type DotnetImage } from './dotnet.ts';
import type { Stage } from './stage.ts';

/** `EXPOSE 80` where ASP.NET listens on 8080. */
export interface OldPort {
  readonly image: DotnetImage;
  readonly expose: Instruction;
  readonly word: Word;
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
    if (word !== undefined) return { image, expose, word };
  }
  return undefined;
}

function settlesPort(target: Stage): boolean {
  const { processes } = target.launch;
  return (
    target.chain.some((stage) => SETTINGS.some((name) => stage.lastEnv(name) !== undefined)) ||
    !processes.some(({ command }) => command.name === 'dotnet') ||
    processes.some(({ command }) =>
      command.words.some(({ raw }) => raw.includes('url') || raw.includes('port')),
    ) ||
    !leavesListenAddress(target.build.context)
  );
}
