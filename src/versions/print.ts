import { UsageError } from '../errors.ts';
import type { PackageSource, Versions } from '../packages/versions.ts';
import type { Terminal } from '../terminal.ts';
import { tail } from '../text.ts';
import { execute, programsCalled } from '../verify/process.ts';
import type { Ran } from '../verify/process.ts';
import { INQUIRIES } from './commands.ts';
import { FORMAT } from './read.ts';

export interface Wanted {
  readonly image: string;
  readonly bases: readonly string[];
  readonly engine: string | undefined;
}

const ENGINES = ['docker', 'podman'];

/** Milliseconds for one question to an image. */
const PATIENCE = 120_000;

/** Prints, for `--versions`, what an image of the local engine has installed. Nothing is pulled. Throws UsageError. */
export async function printVersions(wanted: Wanted, { env, stdout, stderr }: Terminal): Promise<void> {
  const engine = new LocalEngine(await programOf(wanted.engine, env), env);
  const { image } = wanted;
  await engine.inspect(image, '{{.Id}}');
  const packages: Partial<Record<PackageSource, Record<string, string>>> = {};
  for (const { source, script, read } of INQUIRIES) {
    const { code, stdout: output } = await engine.ask(image, script);
    const table = code === 0 ? tableOf(read(output)) : {};
    if (Object.keys(table).length > 0) packages[source] = table;
  }
  if (Object.keys(packages).length === 0)
    stderr.write(`${image} does not tell of any package: it has no shell, or no package manager\n`);
  const digests: Record<string, string> = {};
  for (const base of wanted.bases) digests[base] = await engine.digest(base);
  const versions: Versions = { image, packages, digests };
  stdout.write(`${JSON.stringify({ format: FORMAT, ...versions }, undefined, 2)}\n`);
}

/** What is there in two versions has none that could be asked for. */
function tableOf(pairs: readonly (readonly [string, string])[]): Record<string, string> {
  const versions = new Map<string, Set<string>>();
  for (const [name, version] of pairs)
    if (/^\w[\w.+~:-]*$/.test(version))
      versions.set(name, (versions.get(name) ?? new Set<string>()).add(version));
  const certain = [...versions].flatMap(([name, [version, other]]) =>
    version !== undefined && other === undefined ? [[name, version] as const] : [],
  );
  return Object.fromEntries(certain.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

async function programOf(name: string | undefined, env: Terminal['env']): Promise<string> {
  if (name !== undefined && !ENGINES.includes(name))
    throw new UsageError(`--engine takes ${ENGINES.join(' or ')}, not '${name}'`);
  const tried = name === undefined ? ENGINES : [name];
  for (const each of tried) {
    const [program] = await programsCalled(each, env['PATH']);
    if (program !== undefined) return program;
  }
  throw new UsageError(`no container engine to ask: ${tried.join(' and ')} are not on PATH`);
}

class LocalEngine {
  readonly #program: string;
  readonly #env: Terminal['env'];

  constructor(program: string, env: Terminal['env']) {
    this.#program = program;
    this.#env = env;
  }

  /** Runs a script in a container without a network that is removed at once. */
  ask(image: string, script: string): Promise<Ran> {
    const options = ['--rm', '--network=none', '--pull=never', '--user=0', '--entrypoint=/bin/sh'];
    return this.#run(['run', ...options, image, '-c', script]);
  }

  /** Throws UsageError where the image is not there. */
  async inspect(image: string, format: string): Promise<string> {
    const { code, stdout, output } = await this.#run(['image', 'inspect', '--format', format, image]);
    if (code !== 0) throw new UsageError(`the engine has no image ${image}: ${tail(output, 1)}`);
    return stdout.trim();
  }

  /** The digest under which the image was pulled; an image that was built here has none. */
  async digest(image: string): Promise<string> {
    const names = JSON.parse(await this.inspect(image, '{{json .RepoDigests}}')) as readonly string[] | null;
    const digests = [...new Set(names?.map((name) => name.slice(name.indexOf('@') + 1)))];
    const [only, other] = digests;
    if (only === undefined) throw new UsageError(`${image} was not pulled: no registry has a digest for it`);
    if (other !== undefined) throw new UsageError(`${image} has several digests: ${digests.join(', ')}`);
    return only;
  }

  #run(words: readonly string[]): Promise<Ran> {
    return execute(this.#program, words, { env: { ...this.#env }, timeout: PATIENCE });
  }
}
