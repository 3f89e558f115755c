import type { Command, ShellWord } from '../shell/types.ts';

export type Client = 'curl' | 'wget';

/** One page that is asked for, and given up where the answer is an error. */
export interface Request {
  /** `http://…` as it stands, quotes round the whole of it left out; references to variables are kept. */
  readonly url: string;
  /** Seconds after which it is given up. */
  readonly timeout: number | undefined;
}

/** How a program's options are to be read: those that say nothing about the answer, by how many words they take. */
interface Options {
  readonly plain: ReadonlySet<string>;
  readonly letters: RegExp;
  readonly toNowhere: ReadonlySet<string>;
  readonly timeout: ReadonlySet<string>;
}

const OPTIONS: Readonly<Record<Client, Options>> = {
  curl: {
    plain: new Set(['--fail', '--silent', '--show-error', '--location', '--no-progress-meter']),
    letters: /^-[fsSL]+$/,
    toNowhere: new Set(['-o', '--output']),
    timeout: new Set(['-m', '--max-time']),
  },
  wget: {
    plain: new Set(['--quiet', '--spider', '--no-verbose', '-nv', '--tries=1', '-t1', '-qO-', '-O-']),
    letters: /^-q$/,
    toNowhere: new Set(['-O', '-qO', '--output-document']),
    timeout: new Set(['-T', '--timeout']),
  },
};

/** What a call of curl or wget asks for; undefined where it says more than another program could be told. */
export function readRequest(
  { words }: Command,
  client: Client,
  form: 'array' | 'quoted' | 'shell',
): Request | undefined {
  const { plain, letters, toNowhere, timeout } = OPTIONS[client];
  let url: string | undefined;
  let seconds: number | undefined;
  // curl takes any answer for a good one unless it is told to fail.
  let fails = client === 'wget';
  for (let i = 1; i < words.length; i++) {
    const text = words[i]?.literal ?? '';
    const [option = '', value] = text.startsWith('--') ? text.split('=', 2) : [text];
    const next = (): string | undefined => value ?? words[++i]?.literal;
    if (plain.has(text) || letters.test(text)) fails ||= text === '--fail' || /^-\w*f/.test(text);
    else if (toNowhere.has(option) || /^-[fsSL]+o$/.test(option)) {
      fails ||= /^-\w*f/.test(option);
      if (!['/dev/null', '-'].includes(next() ?? '')) return undefined;
    } else if (timeout.has(option)) {
      seconds = Number(next());
      if (!Number.isInteger(seconds) || seconds <= 0) return undefined;
    } else if (url === undefined) {
      url = addressOf(words[i], form);
      if (url === undefined) return undefined;
    } else return undefined;
  }
  return url === undefined || !fails ? undefined : { url, timeout: seconds };
}

const ADDRESS = /^http:\/\/[\w.:${}/?=&%~,+@-]+$/;

/** An address without TLS, of which a shell reads nothing but plain references. */
function addressOf(word: ShellWord | undefined, form: 'array' | 'quoted' | 'shell'): string | undefined {
  if (word === undefined || (word.literal === undefined && word.parts === undefined)) return undefined;
  const bare = word.literal ?? word.raw.replace(/^"([^"]*)"$/, '$1');
  const address = /^[\w.-]+:\d+(\/|$)/.test(bare) ? `http://${bare}` : bare;
  const isReference = word.literal === undefined && form !== 'array';
  return ADDRESS.test(address) && (isReference || !address.includes('$')) ? address : undefined;
}
