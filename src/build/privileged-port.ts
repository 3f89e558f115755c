import type { Instruction, Word } from '../dockerfile/types.ts';
import { dotnetImage } from './dotnet.ts';
import type { Stage } from './stage.ts';

/** ASP.NET told to listen on port 80, in an image whose user is not root. */
export interface PrivilegedPort {
  readonly env: Instruction;
  /** `ASPNETCORE_URLS`, `ASPNETCORE_HTTP_PORTS`. */
  readonly variable: string;
  /** The value that names the port. */
  readonly value: Word;
  /** The same with another port. */
  readonly changed: string;
  /** USER. */
  readonly user: Instruction;
  /** The words of EXPOSE that say the port. */
  readonly exposed: readonly Word[];
}

/** Ports below 1024 are for root where the engine does not say otherwise. */
export const UNPRIVILEGED = '8080';

/** The setting in force, where it is written in the stage itself and nothing else there speaks of the port. */
export function privilegedPort(target: Stage): PrivilegedPort | undefined {
  const user = target.last('USER');
  if (dotnetImage(target)?.name !== 'aspnet' || user === undefined || !isNotRoot(target, user))
    return undefined;
  const variables = ['ASPNETCORE_URLS', 'ASPNETCORE_HTTP_PORTS'].filter(
    (name) => target.lastEnv(name) !== undefined,
  );
  const [variable, ...others] = variables;
  const env = variable === undefined ? undefined : target.lastEnv(variable);
  const value = env?.pairs.findLast(({ key }) => key === variable)?.value;
  const changed = value && withOtherPort(value.raw);
  if (env === undefined || variable === undefined || value === undefined || changed === undefined)
    return undefined;
  const speaksOfPorts =
    others.length > 0 ||
    target.launch.instruction('HEALTHCHECK') !== undefined ||
    target.launch.processes.some(({ command }) => command.words.some(({ raw }) => /url|port/i.test(raw)));
  if (speaksOfPorts) return undefined;
  const exposed = target.chain.flatMap(({ steps }) =>
    steps.flatMap(({ instruction: { keyword, words } }) =>
      keyword === 'EXPOSE' ? words.filter(({ raw }) => raw === '80' || raw === '80/tcp') : [],
    ),
  );
  return { env, variable, value, changed, user, exposed };
}

/** The images of .NET have a user `app`, whose number is in APP_UID; https://github.com/dotnet/dotnet-docker/discussions/4764 */
function isNotRoot(target: Stage, { words: [name] }: Instruction): boolean {
  return target.end.isNotRoot || /^\$\{?APP_UID\}?$/.test(name?.raw ?? '');
}

function withOtherPort(raw: string): string | undefined {
  const match = /^("?)(?:(http:\/\/[^/;:"$]*|http:\/\/\[[:\d]*\]):)?80(\/?)("?)$/.exec(raw);
  if (match === null) return undefined;
  const [, open = '', host, slash = '', close = ''] = match;
  return `${open}${host === undefined ? '' : `${host}:`}${UNPRIVILEGED}${slash}${close}`;
}
