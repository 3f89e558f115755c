/** The docker client, bound to one engine. */
import { execute, succeed, type Ran, type RunOptions } from './process.ts';

export class Docker {
  readonly env: NodeJS.ProcessEnv;
  readonly program: string;

  constructor(program: string, env: NodeJS.ProcessEnv) {
    this.program = program;
    this.env = env;
  }

  try(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    return execute(this.program, args, { ...options, env: this.env });
  }

  run(args: readonly string[], options: RunOptions = {}): Promise<Ran> {
    return succeed(this.program, args, { ...options, env: this.env });
  }

  /** One value of `docker inspect`, or undefined where there is no such object. */
  async inspect(kind: 'image' | 'container', name: string, format: string): Promise<string | undefined> {
    const ran = await this.try([kind, 'inspect', '--format', format, name]);
    return ran.code === 0 ? ran.stdout.trim() : undefined;
  }

  async hasImage(name: string): Promise<boolean> {
    return (await this.inspect('image', name, '{{.Id}}')) !== undefined;
  }
}

export interface BuildRequest {
  tag: string;
  context: string;
  dockerfile?: string;
  args?: Readonly<Record<string, string>>;
  target?: string;
  timeout?: number;
  signal?: AbortSignal;
}

/** Builds with BuildKit and the host's network; the log is {@link Ran.output}. */
export function build(docker: Docker, request: BuildRequest): Promise<Ran> {
  const args = ['build', '--network=host', '--progress=plain', '--tag', request.tag];
  if (request.dockerfile !== undefined) args.push('--file', request.dockerfile);
  if (request.target !== undefined) args.push('--target', request.target);
  for (const [name, value] of Object.entries({ ...proxies(), ...request.args }))
    args.push('--build-arg', `${name}=${value}`);
  const { timeout, signal } = request;
  return docker.try([...args, request.context], {
    ...(timeout === undefined ? {} : { timeout }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** The log without what BuildKit puts before each line of a step (`#7 0.123 `), and without its digests. */
export function plainBuildLog(log: string): string {
  return log.replace(/^#\d+ sha256:.*\n/gm, '').replace(/^#\d+ (\d+\.\d+ )?/gm, '');
}

/** A machine behind a proxy builds behind it too; these arguments are predefined and leave no trace in the image. */
function proxies(): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of ['HTTP_PROXY', 'HTTPS_PROXY', 'NO_PROXY', 'http_proxy', 'https_proxy', 'no_proxy']) {
    const value = process.env[name];
    if (value !== undefined && value !== '') found[name] = value;
  }
  return found;
}
