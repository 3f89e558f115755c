import { execute } from './process.ts';

/** Where a port of a container is asked. */
export interface Target {
  readonly host: string;
  readonly port: number;
  /** A process whose network is used, for a container that has one of its own and no way in. */
  readonly pid?: number;
}

/** What a server said. */
export interface Answer {
  /** Status of an HTTP answer. */
  readonly status: number;
  readonly body: string;
}

/** Runs in a process of its own, which can be put into the network of another one. */
const REQUEST = `
const [host, port, path] = process.argv.slice(-3);
const url = 'http://' + host + ':' + port + path;
const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(5000) });
console.log(JSON.stringify({ status: answer.status, body: (await answer.text()).slice(0, 2000) }));
`;

/**
 * A proxy of the engine takes a connection for a port at which nobody listens, and ends it at once: only one that stays
 * open, or brings bytes, has somebody at its other end.
 */
const CONNECTION = `
const { connect } = await import('node:net');
const [host, port] = process.argv.slice(-3);
const socket = connect(Number(port), host);
const end = (code) => process.exit(code);
socket.on('error', () => end(1)).on('data', () => end(0)).on('close', () => end(1));
socket.on('connect', () => setTimeout(() => end(0), 700));
setTimeout(() => end(1), 4000);
`;

/** One HTTP request; undefined where nobody answered. */
export async function request(target: Target, path: string): Promise<Answer | undefined> {
  const ran = await ask(REQUEST, target, path);
  return ran.code === 0 ? (JSON.parse(ran.stdout) as Answer) : undefined;
}

/** True where somebody listens. */
export async function listens(target: Target): Promise<boolean> {
  return (await ask(CONNECTION, target, '/')).code === 0;
}

function ask(script: string, { host, port, pid }: Target, path: string) {
  const words = ['--input-type=module', '--eval', script, '--', host, String(port), path];
  return pid === undefined
    ? execute(process.execPath, words, { timeout: 10_000 })
    : execute('nsenter', ['--net', `--target=${String(pid)}`, process.execPath, ...words], {
        timeout: 10_000,
      });
}
