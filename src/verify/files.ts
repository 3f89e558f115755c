import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { UsageError } from '../errors.ts';
import { Repairer } from '../repair.ts';
import type { FileOptions, RepairOptions } from '../repair.ts';
import { readText } from '../text.ts';
import type { Verified } from '../verified.ts';
import { definitionsBeside, definitionWishes } from './definition-wishes.ts';
import { openEngine } from './detect.ts';
import type { Engine } from './engine.ts';
import { declaredScripts } from './console-script.ts';
import { publishedPorts } from './published-ports.ts';
import { Interrupted, Trials } from './trials.ts';
import { verify } from './verify.ts';
import { merged, readHttp } from './wishes.ts';
import type { VerifyOptions } from './wishes.ts';

export interface VerifyFiles {
  readonly verify: VerifyOptions;
  readonly repair: RepairOptions;
  readonly env: NodeJS.ProcessEnv;
  /** By path. */
  readonly settings: ReadonlyMap<string, FileOptions>;
  /** Files that are built although nothing is to be repaired in them. */
  readonly isBuiltAnyway: (path: string) => boolean;
  readonly signal: AbortSignal;
  /** Told once, before the first build. */
  started(engine: string): void;
  /** What became of a file, and where its build context is: to be written, if that is wanted, and told. */
  done(verified: Verified, root: string): void;
  failed(path: string, error: unknown): void;
}

interface Work {
  readonly path: string;
  readonly root: string;
  readonly options: FileOptions;
}

/**
 * Verifies one Dockerfile after the other, several at once where they have nothing in common. Removes from the engine
 * whatever was made, however it ends. Throws UsageError where there is no engine, Interrupted where the user ended it.
 */
export async function verifyFiles(files: VerifyFiles): Promise<void> {
  const { verify: options, repair, env, settings, signal } = files;
  for (const { wishes = {} } of [...settings.values(), { wishes: options.wishes }])
    for (const text of wishes.http ?? []) readHttp(text);
  const id = randomBytes(4).toString('hex');
  const groups = groupsOf(files);
  if (groups.length === 0) return;
  const engine = await openEngine(options.engine, env, { id, cwd: repair.cwd, signal });
  files.started(engine.description);
  let made = 0;
  const worker = async (): Promise<void> => {
    for (let group = groups.shift(); group !== undefined; group = groups.shift())
      for (const work of group) await settle(work, files, engine, `dffix-verify/${id}:${String(++made)}`);
  };
  const workers = Array.from({ length: Math.min(options.jobs, groups.length) }, worker);
  try {
    await Promise.all(workers);
  } finally {
    await Promise.allSettled(workers);
    await engine.cleanUp();
  }
}

/** What shares a build context may share companion files: one of a group goes after the other. */
function groupsOf({ settings, repair, isBuiltAnyway, failed }: VerifyFiles): Work[][] {
  const groups = new Map<string, Work[]>();
  for (const [path, options] of settings) {
    try {
      const text = readText(resolve(repair.cwd, path));
      const { result, root } = new Repairer(repair).repair(path, text, options);
      if (root === undefined || (result.changes.length === 0 && !isBuiltAnyway(path))) continue;
      groups.set(root, [...(groups.get(root) ?? []), { path, root, options }]);
    } catch (error) {
      if (error instanceof UsageError) throw error;
      failed(path, error);
    }
  }
  return [...groups.values()];
}

async function settle(
  { path, root, options }: Work,
  files: VerifyFiles,
  engine: Engine,
  tag: string,
): Promise<void> {
  const { verify: given, repair, signal } = files;
  try {
    const dockerfile = resolve(repair.cwd, path);
    const text = readText(dockerfile);
    const called = definitionWishes(options.definitions ?? definitionsBeside(dockerfile, root));
    const trials = new Trials({
      engine,
      place: { dockerfile, root },
      wishes: merged(given.wishes, options.wishes ?? {}, called, {
        ports: publishedPorts(dockerfile, root),
        scripts: declaredScripts(dockerfile, root),
      }),
      buildTimeout: given.buildTimeout,
      tag,
      signal,
    });
    const before = await trials.attempt({ dockerfile: text, companions: new Map() });
    files.done(await verify({ path, text, before, repair, options, most: given.rounds, trials }), root);
  } catch (error) {
    if (error instanceof Interrupted || error instanceof UsageError) throw error;
    files.failed(path, error);
  }
}
