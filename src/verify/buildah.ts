import { FileError, UsageError } from '../errors.ts';
import { known, unknown } from '../known.ts';
import type { Known } from '../known.ts';
import { tail } from '../text.ts';
import type { Target } from './ask.ts';
import { buildFlags, given, readProcess } from './client.ts';
import type { EngineConfiguration, Session } from './client.ts';
import { LABEL } from './engine.ts';
import type { BuildRequest, Container, ContainerRequest, Engine, ImageConfiguration } from './engine.ts';
import { execute, launch } from './process.ts';
import type { Ran } from './process.ts';
import { readConfiguration } from './tree.ts';

const PROMPT = 120_000;

/**
 * buildah builds images and runs commands in them; it knows neither CMD nor health checks nor ports. So the image's own
 * words are run, and their ports are those of the host, as with `--isolation=chroot`.
 */
export class Buildah implements Engine {
  readonly description: string;
  readonly #program: string;
  readonly #session: Session;
  readonly #env: NodeJS.ProcessEnv;
  /** Working containers that are there: buildah gives them no label. */
  readonly #containers = new Set<string>();
  #made = 0;

  constructor(program: string, description: string, env: NodeJS.ProcessEnv, session: Session) {
    this.#program = program;
    this.description = description;
    this.#env = env;
    this.#session = session;
  }

  build(request: BuildRequest): Promise<Ran> {
    const { id, cwd, signal } = this.#session;
    const flags = ['--format=docker', '--layers', '--force-rm', ...buildFlags(request, id)];
    return execute(this.#program, ['bud', ...flags, request.context], {
      timeout: request.timeout,
      signal,
      cwd,
      env: this.#env,
    });
  }

  async image(tag: string): Promise<ImageConfiguration> {
    const ran = await this.#run(['inspect', '--type=image', tag]);
    const { Docker } = JSON.parse(ran.stdout) as { readonly Docker?: BuildahImage };
    const config = Docker?.config ?? {};
    return {
      facts: { tag, size: undefined, layers: Docker?.rootfs?.diff_ids?.length ?? 0 },
      described: readConfiguration({ ...config }, LABEL),
      ...readProcess(config),
    };
  }

  files(): Promise<undefined> {
    return Promise.resolve(undefined);
  }

  async start(request: ContainerRequest): Promise<Container> {
    if (request.readOnly)
      throw new UsageError('--read-only: buildah lets every container write to its files');
    const name = `dffix-verify-${this.#session.id}-${String(++this.#made)}`;
    this.#containers.add(name);
    await this.#run(['from', '--pull=never', `--name=${name}`, request.image]);
    const { entrypoint, cmd } = await this.image(request.image);
    const main = request.entrypoint === undefined ? entrypoint : [request.entrypoint];
    const words = [...main, ...(request.words.length > 0 ? request.words : request.entrypoint ? [] : cmd)];
    const flags = [
      ...given('user', request.user),
      ...given('network', request.network === 'none' ? undefined : request.network),
      ...request.env.map((pair) => `--env=${pair}`),
    ];
    const running = launch(this.#program, ['run', ...flags, name, '--', ...words], { env: this.#env });
    let ended: Ran | undefined;
    const end = running.ended.then((ran) => {
      ended = ran;
    });
    return {
      state: () =>
        Promise.resolve(ended ? { running: false, exitCode: ended.code ?? undefined } : { running: true }),
      log: () => Promise.resolve(running.output()),
      exec: (command, timeout) =>
        execute(this.#program, ['run', ...flags, name, '--', ...command], { env: this.#env, timeout }),
      target: (port) => Promise.resolve(this.#target(request, port)),
      stop: () => Promise.resolve(undefined),
      remove: async () => {
        running.end();
        await end;
        await this.#try(['rm', name]);
        this.#containers.delete(name);
      },
    };
  }

  /** buildah publishes no ports: they are reached where a container has the network of the host. */
  #target({ network }: ContainerRequest, port: number): Known<Target> {
    const isHost = network === 'host' || this.#env['BUILDAH_ISOLATION'] === 'chroot';
    return isHost
      ? known({ host: '127.0.0.1', port })
      : unknown('buildah publishes no ports; --container-network=host lets them be asked');
  }

  async cleanUp(): Promise<void> {
    if (this.#containers.size > 0) await this.#try(['rm', ...this.#containers]);
    const { stdout } = await this.#try(['images', '--quiet', `--filter=label=${LABEL}=${this.#session.id}`]);
    const images = [...new Set(stdout.split(/\s+/).filter(Boolean))];
    if (images.length > 0) await this.#try(['rmi', '--force', ...images]);
  }

  async #run(words: readonly string[]): Promise<Ran> {
    const ran = await this.#try(words);
    if (ran.code === 0) return ran;
    throw new FileError(words.at(-1) ?? '', `buildah ${words[0] ?? ''} failed: ${tail(ran.output, 5)}`);
  }

  #try(words: readonly string[]): Promise<Ran> {
    return execute(this.#program, words, { timeout: PROMPT, env: this.#env });
  }
}

interface BuildahImage {
  readonly config?: EngineConfiguration;
  readonly rootfs?: { readonly diff_ids?: readonly string[] };
}
