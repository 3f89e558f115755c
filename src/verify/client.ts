import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { constants } from 'node:fs/promises';
import { FileError } from '../errors.ts';
import { known, unknown } from '../known.ts';
import type { Known } from '../known.ts';
import { tail } from '../text.ts';
import type { Target } from './ask.ts';
import { LABEL } from './engine.ts';
import type {
  BuildRequest,
  Container,
  ContainerRequest,
  Engine,
  ImageConfiguration,
  State,
} from './engine.ts';
import { execute, exists } from './process.ts';
import type { Ran, RunOptions } from './process.ts';
import { readConfiguration, readTree } from './tree.ts';
import type { Described } from './tree.ts';

/** How the engine's own program is called, and what it understands. */
export interface Dialect {
  /** Absolute path. */
  readonly program: string;
  readonly description: string;
  readonly env: NodeJS.ProcessEnv;
  /** False where it runs on another machine, whose ports are not reached from here. */
  readonly isHere: boolean;
  /** Flags of every build. */
  readonly buildFlags: readonly string[];
}

/** What this run's things are called and where it runs. */
export interface Session {
  readonly id: string;
  /** Absolute directory that relative paths of secrets are relative to. */
  readonly cwd: string;
  readonly signal: AbortSignal;
}

/** Commands that ask and remove end soon, or the engine does not answer. */
const PROMPT = 120_000;
/** What `docker stop` gives a container before it is killed. */
const STOP_SECONDS = 10;

/** docker, or podman, which takes the same commands. */
export class Client implements Engine {
  readonly #dialect: Dialect;
  readonly #session: Session;

  constructor(dialect: Dialect, session: Session) {
    this.#dialect = dialect;
    this.#session = session;
  }

  get description(): string {
    return this.#dialect.description;
  }

  build(request: BuildRequest): Promise<Ran> {
    const { timeout } = request;
    const { id, cwd, signal } = this.#session;
    const words = ['build', ...this.#dialect.buildFlags, ...buildFlags(request, id), request.context];
    return this.#try(words, { timeout, signal, cwd });
  }

  async image(tag: string): Promise<ImageConfiguration> {
    const { stdout } = await this.#run(['image', 'inspect', tag]);
    const [image] = JSON.parse(stdout) as readonly EngineImage[];
    return readImage(tag, image ?? {});
  }

  async files(tag: string): Promise<Described> {
    const label = `--label=${LABEL}=${this.#session.id}`;
    const created = await this.#run(['create', label, '--network=none', tag, 'none']);
    const id = lastLine(created.stdout);
    try {
      const { program, env } = this.#dialect;
      const child = spawn(program, ['export', id], {
        env,
        stdio: ['ignore', 'pipe', 'ignore'],
        detached: true,
      });
      const closed = once(child, 'close');
      const files = await readTree(child.stdout);
      const [code] = (await closed) as [number | null];
      if (code !== 0) throw new FileError(tag, `its files cannot be exported (exit ${String(code)})`);
      return files;
    } finally {
      await this.#try(['rm', '--force', id]);
    }
  }

  async start(request: ContainerRequest): Promise<Container> {
    const { image, words, entrypoint, user, readOnly, env, network, platform, ports } = request;
    const published = network === undefined || network === 'default' || network === 'bridge' ? ports : [];
    const created = await this.#try([
      'create',
      `--label=${LABEL}=${this.#session.id}`,
      ...given('network', network),
      ...given('platform', platform),
      ...given('user', user),
      ...given('entrypoint', entrypoint),
      ...(readOnly ? ['--read-only'] : []),
      ...env.map((pair) => `--env=${pair}`),
      ...published.map((port) => `--publish=127.0.0.1::${String(port)}`),
      image,
      ...words,
    ]);
    if (created.code !== 0) return new Unborn(created.output);
    const id = lastLine(created.stdout);
    const started = await this.#try(['start', id]);
    return this.#container(id, network, started.code === 0 ? '' : started.stderr);
  }

  #container(id: string, network: string | undefined, refusal: string): Container {
    const client = (words: readonly string[], options?: RunOptions) => this.#try(words, options);
    const state = async () => readState((await client(['inspect', '--format={{json .State}}', id])).stdout);
    return {
      state: async () => {
        const now = await state();
        if (now.Running === true) return { running: true };
        return { running: false, exitCode: refusal === '' ? now.ExitCode : undefined };
      },
      log: async () => `${(await client(['logs', id])).output}${refusal}`,
      exec: (words, timeout) => client(['exec', id, ...words], { timeout }),
      target: async (port) => {
        if (!this.#dialect.isHere) return unknown('the engine is on another machine');
        if (network === 'host') return known({ host: '127.0.0.1', port });
        if (network === 'none') return joined((await state()).Pid ?? 0, port);
        return published((await client(['port', id, `${String(port)}/tcp`])).stdout);
      },
      stop: async () => {
        await client(['stop', `--time=${String(STOP_SECONDS)}`, id]);
        return { killed: (await state()).ExitCode === KILLED };
      },
      remove: async () => {
        await client(['rm', '--force', '--volumes', id]);
      },
    };
  }

  async cleanUp(): Promise<void> {
    const filter = `--filter=label=${LABEL}=${this.#session.id}`;
    const containers = await this.#names(['ps', '--all', '--quiet', filter]);
    if (containers.length > 0) await this.#try(['rm', '--force', '--volumes', ...containers]);
    const images = await this.#names(['images', '--quiet', filter]);
    if (images.length > 0) await this.#try(['rmi', '--force', ...images]);
  }

  async #names(words: readonly string[]): Promise<string[]> {
    const { stdout } = await this.#try(words);
    return [...new Set(stdout.split(/\s+/).filter(Boolean))];
  }

  #try(words: readonly string[], options: RunOptions = {}): Promise<Ran> {
    const { program, env } = this.#dialect;
    return execute(program, words, { timeout: PROMPT, ...options, env });
  }

  async #run(words: readonly string[]): Promise<Ran> {
    const ran = await this.#try(words);
    if (ran.code === 0) return ran;
    throw new FileError(words.at(-1) ?? '', `${words.slice(0, 2).join(' ')} failed: ${tail(ran.output, 5)}`);
  }
}

/** Exit code of what was ended by SIGKILL. */
const KILLED = 137;

/** A container that the engine refused to make. */
class Unborn implements Container {
  readonly #refusal: string;

  constructor(refusal: string) {
    this.#refusal = refusal;
  }

  state(): Promise<State> {
    return Promise.resolve({ running: false, exitCode: undefined });
  }

  log(): Promise<string> {
    return Promise.resolve(this.#refusal);
  }

  exec(): Promise<Ran> {
    return Promise.resolve({ code: 1, stdout: '', stderr: '', output: this.#refusal, timedOut: false });
  }

  target(): Promise<Known<Target>> {
    return Promise.resolve(unknown('there is no container'));
  }

  stop(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  remove(): Promise<void> {
    return Promise.resolve();
  }
}

/** Flags that docker, podman and buildah have alike. A value is never a word of its own that could be taken for a flag. */
export function buildFlags(request: BuildRequest, id: string): string[] {
  return [
    `--file=${request.dockerfile}`,
    `--tag=${request.tag}`,
    `--label=${LABEL}=${id}`,
    ...given('network', request.network),
    ...given('target', request.target),
    ...given('platform', request.platform),
    ...request.buildArgs.map((pair) => `--build-arg=${pair}`),
    ...request.buildContexts.map((pair) => `--build-context=${pair}`),
    ...request.secrets.map((secret) => `--secret=${secret}`),
  ];
}

export function given(flag: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`--${flag}=${value}`];
}

/** The id, behind the warnings that an engine may write. */
function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}

/** The network of a process on this machine can be joined by root. */
async function joined(pid: number, port: number): Promise<Known<Target>> {
  const mayJoin = pid > 0 && process.getuid?.() === 0;
  if (!mayJoin || !(await exists(`/proc/${String(pid)}/ns/net`, constants.R_OK)))
    return unknown('the container has a network of its own, which root alone can join, on this machine');
  return known({ host: '127.0.0.1', port, pid });
}

/** `127.0.0.1:49153` */
function published(text: string): Known<Target> {
  const port = /^127\.0\.0\.1:(\d+)$/m.exec(text)?.[1];
  return port === undefined
    ? unknown('the network of the container publishes no ports')
    : known({ host: '127.0.0.1', port: Number(port) });
}

interface EngineState {
  readonly Running?: boolean;
  readonly ExitCode?: number;
  readonly Pid?: number;
}

function readState(text: string): EngineState {
  const line = text.trim();
  return line.startsWith('{') ? (JSON.parse(line) as EngineState) : {};
}

interface EngineImage {
  readonly Size?: number;
  readonly RootFS?: { readonly Layers?: readonly string[] };
  readonly Config?: EngineConfiguration;
  /** podman has it here. */
  readonly Healthcheck?: EngineHealth;
}

export interface EngineConfiguration {
  readonly Entrypoint?: readonly string[] | null;
  readonly Cmd?: readonly string[] | null;
  readonly Shell?: readonly string[] | null;
  readonly ExposedPorts?: Readonly<Record<string, unknown>> | null;
  readonly Healthcheck?: EngineHealth | null;
}

interface EngineHealth {
  readonly Test?: readonly string[];
  /** Nanoseconds. */
  readonly StartPeriod?: number;
}

function readImage(tag: string, image: EngineImage): ImageConfiguration {
  const { Size, RootFS, Config = {}, Healthcheck } = image;
  const health = Config.Healthcheck ?? Healthcheck;
  return {
    facts: { tag, size: Size, layers: RootFS?.Layers?.length ?? 0 },
    described: readConfiguration({ ...Config, ...(health ? { Healthcheck: health } : {}) }, LABEL),
    ...readProcess({ ...Config, Healthcheck: health ?? null }),
  };
}

/** What a container of an image runs. */
export function readProcess(
  config: EngineConfiguration,
): Pick<ImageConfiguration, 'entrypoint' | 'cmd' | 'ports' | 'healthcheck' | 'startPeriod'> {
  const ports = Object.keys(config.ExposedPorts ?? {}).filter((port) => !port.endsWith('/udp'));
  return {
    entrypoint: config.Entrypoint ?? [],
    cmd: config.Cmd ?? [],
    ports: ports.map((port) => Number.parseInt(port, 10)).filter((port) => port > 0),
    healthcheck: healthWords(config),
    startPeriod: (config.Healthcheck?.StartPeriod ?? 0) / 1e9,
  };
}

function healthWords({ Healthcheck, Shell }: EngineConfiguration): readonly string[] | undefined {
  const [kind, ...words] = Healthcheck?.Test ?? [];
  if (kind === 'CMD') return words;
  return kind === 'CMD-SHELL' ? [...(Shell ?? ['/bin/sh', '-c']), ...words] : undefined;
}
