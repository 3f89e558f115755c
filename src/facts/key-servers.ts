import { readTable } from './json.ts';

/** What became of a server of OpenPGP keys. */
export interface KeyServerFate {
  /** `gone`: its name has no address any more; `unreliable`: it may answer, and mostly does not. */
  readonly state: 'gone' | 'unreliable';
  /** A server that has the keys of the old ones. */
  readonly successor: string;
  readonly source: string;
}

interface Table {
  readonly successor: string;
  readonly gone: Readonly<Record<string, string>>;
  readonly unreliable: Readonly<Record<string, string>>;
}

/** The fate of a key server by its host name, that of the domain it lies in included; undefined for those that answer. */
export function keyServerFate(host: string): KeyServerFate | undefined {
  const { successor, ...states } = readTable('key-servers') as Table;
  for (const state of ['gone', 'unreliable'] as const)
    for (const [domain, source] of Object.entries(states[state]))
      if (host === domain || host.endsWith(`.${domain}`)) return { state, successor, source };
  return undefined;
}
