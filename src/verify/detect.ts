import { UsageError } from '../errors.ts';
import { Buildah } from './buildah.ts';
import { Client } from './client.ts';
import type { Session } from './client.ts';
import { ENGINES } from './engine.ts';
import type { Engine, EngineName } from './engine.ts';
import { execute, programsCalled } from './process.ts';

const PROMPT = 30_000;

/**
 * The engine that the user names, or the first of docker, podman and buildah that answers. Throws UsageError where there
 * is none, with what was tried.
 */
export async function openEngine(
  wanted: EngineName | undefined,
  env: NodeJS.ProcessEnv,
  session: Session,
): Promise<Engine> {
  const tried: string[] = [];
  for (const name of wanted === undefined ? ENGINES : [wanted]) {
    const found = await OPENERS[name](env, session);
    if (typeof found !== 'string') return found;
    tried.push(`${name} ${found}`);
  }
  const hint = wanted === undefined ? '; --engine names another one' : '';
  throw new UsageError(`no container engine to verify with: ${tried.join('; ')}${hint}`);
}

/** An engine, or half a sentence that tells why there is none. */
type Opener = (env: NodeJS.ProcessEnv, session: Session) => Promise<Engine | string>;

const OPENERS: Readonly<Record<EngineName, Opener>> = {
  docker: openDocker,
  podman: openPodman,
  buildah: openBuildah,
};

const ABSENT = 'is not on PATH';

/** A client that cannot use BuildKit, because it lacks a component for it, stands back behind one that can. */
async function openDocker(env: NodeJS.ProcessEnv, session: Session): Promise<Engine | string> {
  const programs = await programsCalled('docker', env['PATH']);
  if (programs.length === 0) return ABSENT;
  const answers = await Promise.all(programs.map((program) => docker(program, env)));
  const best = answers.find(({ buildKit }) => buildKit !== undefined) ?? answers[0];
  if (best === undefined) return ABSENT;
  if (best.version === undefined) return `does not answer: ${best.trouble}`;
  const { buildKit } = best;
  return new Client(
    {
      program: best.program,
      description: `docker ${best.version}, ${buildKit ? 'with' : 'without'} BuildKit`,
      isHere: await isHere(best.program, env),
      env: { ...env, DOCKER_BUILDKIT: buildKit ? '1' : '0', DOCKER_CLI_HINTS: 'false' },
      buildFlags: buildKit ? ['--progress=plain', ...(buildKit.loads ? ['--load'] : [])] : ['--force-rm'],
    },
    session,
  );
}

/** A client from before contexts knows the variable alone. */
async function isHere(program: string, env: NodeJS.ProcessEnv): Promise<boolean> {
  const words = ['context', 'inspect', '--format={{.Endpoints.docker.Host}}'];
  const asked = await execute(program, words, { env, timeout: PROMPT });
  return !isRemote(asked.code === 0 ? asked.stdout.trim() : (env['DOCKER_HOST'] ?? ''));
}

/** `ssh://user@host`, `tcp://docker:2375`; a socket of this machine, or its own address, is not. */
function isRemote(address: string): boolean {
  const host = /^(?:tcp|ssh|https?):\/\/(?:[^@/]*@)?(\[[^\]]*\]|[^:/]*)/.exec(address)?.[1];
  return host !== undefined && !['', 'localhost', '127.0.0.1', '[::1]'].includes(host);
}

interface DockerAnswer {
  readonly program: string;
  /** Undefined where the engine does not answer. */
  readonly version: string | undefined;
  readonly trouble: string;
  /** Undefined where it builds without BuildKit. */
  readonly buildKit: { readonly loads: boolean } | undefined;
}

async function docker(program: string, env: NodeJS.ProcessEnv): Promise<DockerAnswer> {
  const asked = await execute(program, ['version', '--format={{.Server.Version}}'], { env, timeout: PROMPT });
  const isWanted = env['DOCKER_BUILDKIT'] !== '0';
  const help = await execute(program, ['build', '--help'], {
    env: { ...env, DOCKER_BUILDKIT: '1' },
    timeout: PROMPT,
  });
  const hasBuildKit = isWanted && help.code === 0 && help.output.includes('--progress');
  return {
    program,
    version: asked.code === 0 ? asked.stdout.trim() : undefined,
    trouble: lastLine(asked.output),
    buildKit: hasBuildKit ? { loads: help.output.includes('--load') } : undefined,
  };
}

async function openPodman(env: NodeJS.ProcessEnv, session: Session): Promise<Engine | string> {
  const [program] = await programsCalled('podman', env['PATH']);
  if (program === undefined) return ABSENT;
  const asked = await execute(program, ['info', '--format={{.Version.Version}}'], { env, timeout: PROMPT });
  if (asked.code !== 0) return `does not answer: ${lastLine(asked.output)}`;
  return new Client(
    {
      program,
      description: `podman ${asked.stdout.trim()}`,
      isHere: !isRemote(env['CONTAINER_HOST'] ?? ''),
      env,
      // Images of its own format have no HEALTHCHECK.
      buildFlags: ['--format=docker', '--layers', '--force-rm'],
    },
    session,
  );
}

async function openBuildah(env: NodeJS.ProcessEnv, session: Session): Promise<Engine | string> {
  const [program] = await programsCalled('buildah', env['PATH']);
  if (program === undefined) return ABSENT;
  const asked = await execute(program, ['info'], { env, timeout: PROMPT });
  if (asked.code !== 0) return `does not answer: ${lastLine(asked.output)}`;
  const version = (await execute(program, ['--version'], { env, timeout: PROMPT })).stdout;
  return new Buildah(program, version.trim().split(' (')[0] ?? 'buildah', env, session);
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1) ?? '';
}
