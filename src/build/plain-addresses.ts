import { isEncryptedHost } from '../facts/encrypted-hosts.ts';
import type { Range } from '../range.ts';
import type { Stage } from './stage.ts';

/** An address that a file is fetched from without encryption. */
export interface PlainAddress {
  readonly host: string;
  /** What asks: `curl`, `wget`, `ADD`. */
  readonly client: string;
  /** Where `http` stands. */
  readonly scheme: Range;
  /** The same file is there behind https. */
  readonly encrypted: boolean;
}

const CLIENTS: ReadonlySet<string> = new Set(['curl', 'wget']);

/** Every such address of a stage, those of servers without a public name aside. */
export function* plainAddresses(stage: Stage): Iterable<PlainAddress> {
  for (const { command } of stage.commands)
    if (CLIENTS.has(command.name))
      for (const word of command.words.slice(1)) yield* addressIn(word, command.name);
  for (const { instruction } of stage.steps)
    if (instruction.keyword === 'ADD')
      for (const word of instruction.words.slice(0, -1)) yield* addressIn(word, 'ADD');
}

/** At the start of the word, quotes aside; a name without a dot, and an address of numbers, are of no public server. */
const ADDRESS = /^["']?(http):\/\/([a-z][a-z\d-]*(?:\.[a-z\d-]+)*\.[a-z]+)(?:\/|$)/i;

function* addressIn(
  { raw, range }: { readonly raw: string; readonly range: Range },
  client: string,
): Iterable<PlainAddress> {
  const found = ADDRESS.exec(raw);
  const host = found?.[2]?.toLowerCase();
  if (host === undefined || raw.length > range.end - range.start) return;
  const start = range.start + (/^["']/.test(raw) ? 1 : 0);
  yield { host, client, scheme: { start, end: start + 4 }, encrypted: isEncryptedHost(host) };
}
