import { keyServerFate, type KeyServerFate } from '../facts/key-servers.ts';
import type { Range } from '../range.ts';
import type { ShellWord } from '../shell/types.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** A command that fetches keys from a server which does not answer any more. */
export interface DeadKeyServer {
  readonly run: StageCommand;
  readonly host: string;
  /** Where the host's name stands. */
  readonly at: Range;
  readonly fate: KeyServerFate;
  /** The build goes on where it gets no key. */
  readonly tolerated: boolean;
}

type Asked = Omit<DeadKeyServer, 'tolerated'>;

const CLIENTS: ReadonlySet<string> = new Set(['apt-key', 'dirmngr', 'gpg', 'gpg1', 'gpg2', 'pacman-key']);

/** Fetches of a stage for which no server is asked but dead ones. */
export function deadKeyServers(stage: Stage): DeadKeyServer[] {
  return alternatives(stage.commands.filter(({ command }) => CLIENTS.has(command.name))).flatMap((runs) => {
    const dead = runs.map(deadServer);
    // What is asked when that one fails may answer.
    const [first] = dead.includes(undefined) ? [] : dead;
    return first === undefined ? [] : [{ ...first, tolerated: runs.at(-1)?.command.tolerated === true }];
  });
}

/** Calls that stand in for each other: `a || b`. */
function alternatives(calls: readonly StageCommand[]): StageCommand[][] {
  const groups: StageCommand[][] = [];
  for (const call of calls) {
    const last = groups.at(-1);
    const follows = call.command.before === '||' && last?.at(-1)?.step === call.step;
    if (follows) last?.push(call);
    else groups.push([call]);
  }
  return groups;
}

function deadServer(run: StageCommand): Asked | undefined {
  const place = serverWord(run);
  const found = place && hostOf(place);
  const fate = found && keyServerFate(found.host);
  return found && fate && { run, ...found, fate };
}

function serverWord({ command }: StageCommand): ShellWord | undefined {
  const at = command.words.findIndex(({ literal }) => literal === '--keyserver');
  if (at > 0) return command.words[at + 1];
  return command.words.find(({ literal }) => literal?.startsWith('--keyserver=') === true);
}

/** `hkp://ha.pool.example.net:80`, also behind `--keyserver=`. */
function hostOf({
  raw,
  literal,
  range,
}: ShellWord): { readonly host: string; readonly at: Range } | undefined {
  const given = literal?.replace(/^--keyserver=/, '').toLowerCase();
  const host = given === undefined ? '' : given.replace(/^[a-z0-9+]+:\/\//, '').replace(/[:/].*$/s, '');
  const start = raw.toLowerCase().indexOf(host);
  if (host === '' || start < 0 || range.end - range.start !== raw.length) return undefined;
  return { host, at: { start: range.start + start, end: range.start + start + host.length } };
}
