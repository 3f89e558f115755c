/** Proves that `dffix --verify` works with engines other than docker, where these are installed. */
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Docker } from './docker.ts';
import { execute, findProgram, succeed, tail } from './process.ts';
import { runDffix } from './repositories.ts';

const page = fileURLToPath(new URL('engines/page', import.meta.url));

export const otherEngines = ['podman', 'buildah'] as const;
export type OtherEngine = (typeof otherEngines)[number];

/** What does not hold; undefined where the engine is not installed. */
export async function proveEngine(docker: Docker, engine: OtherEngine): Promise<string[] | undefined> {
  const program = await findProgram(engine);
  if (program === undefined) return undefined;
  const dir = await mkdtemp(join(tmpdir(), 'dffix-engine-'));
  const env = await environment(dir);
  try {
    const archive = join(dir, 'alpine.tar');
    await docker.run(['save', '--output', archive, 'alpine:3.20']);
    await succeed(program, ['pull', `docker-archive:${archive}`], { env });
    await cp(page, join(dir, 'page'), { recursive: true });
    const flags = ['--network=host', '--container-network=host', '--http=/'];
    const { code, said } = await runDffix(
      ['--write', '--verify', `--engine=${engine}`, ...flags, 'Dockerfile'],
      join(dir, 'page'),
      env,
    );
    return [
      ...complaints(code, said, await readFile(join(dir, 'page', 'Dockerfile'), 'utf8')),
      ...(await left(program, env)),
    ];
  } finally {
    await execute(program, ['rmi', '--all', '--force'], { env });
    await execute('umount', ['--lazy', join(dir, 'store', 'overlay')]);
    await rm(dir, { recursive: true, force: true });
  }
}

function complaints(code: number, said: string, dockerfile: string): string[] {
  const wanted = [
    [code === 0, `exit ${String(code)}, not 0`],
    [said.includes('was broken, now it builds and runs'), 'it is not repaired'],
    [dockerfile.includes('RUN chmod +x /serve.sh'), 'nothing is written'],
  ] as const;
  const unmet = wanted.filter(([holds]) => !holds).map(([, what]) => what);
  return unmet.length === 0 ? [] : [...unmet, tail(said, 40)];
}

/** Nothing but the base image may be there. */
async function left(program: string, env: NodeJS.ProcessEnv): Promise<string[]> {
  const labelled = await execute(program, ['images', '--quiet', '--filter=label=dffix.verify'], { env });
  return labelled.stdout.trim() === '' ? [] : ['images are left behind'];
}

/**
 * Storage of its own, so that nothing of the machine's is touched. The limits are those that a container may have
 * within another one, and its networks are the machine's.
 */
async function environment(dir: string): Promise<NodeJS.ProcessEnv> {
  await mkdir(join(dir, 'store'));
  const storage = join(dir, 'storage.conf');
  const containers = join(dir, 'containers.conf');
  await writeFile(
    storage,
    `[storage]\ndriver = "vfs"\ngraphroot = "${join(dir, 'store')}"\nrunroot = "${join(dir, 'run')}"\n`,
  );
  await writeFile(
    containers,
    [
      '[containers]',
      'default_ulimits = ["nofile=1024:1024", "nproc=1024:1024"]',
      '[engine]',
      'cgroup_manager = "cgroupfs"',
      'events_logger = "file"',
      'runtime = "runc"',
      '',
    ].join('\n'),
  );
  return {
    ...process.env,
    CONTAINERS_STORAGE_CONF: storage,
    CONTAINERS_CONF: containers,
    BUILDAH_ISOLATION: 'chroot',
    DOCKER_CONFIG: undefined,
    DOCKER_HOST: undefined,
  };
}
