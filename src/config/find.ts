import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { systemCode } from '../text.ts';

/** Names of a configuration file of ours. */
const CONFIG_FILES: readonly string[] = ['json', 'yaml', 'yml', 'toml'].map(
  (extension) => `dffix.config.${extension}`,
);

/** https://github.com/hadolint/hadolint#configure */
const HADOLINT_FILES: readonly string[] = ['.hadolint.yaml', '.hadolint.yml'];

/** The configuration files that hold for a directory: absolute paths. */
export interface Places {
  readonly config: string | undefined;
  /** Another one in the same directory. */
  readonly rival: string | undefined;
  readonly hadolint: string | undefined;
}

/** Looks for configuration files from a directory upwards, and remembers what it saw. */
export class Finder {
  readonly #seen = new Map<string, Places>();

  /** The closest ones, up to the root of the git repository or of the file system. */
  find(directory: string): Places {
    const found = this.#seen.get(directory) ?? this.#look(directory);
    this.#seen.set(directory, found);
    return found;
  }

  #look(directory: string): Places {
    const [config, rival] = configsIn(directory);
    const hadolint = HADOLINT_FILES.map((name) => join(directory, name)).find(isFile);
    const parent = dirname(directory);
    const isTop = parent === directory || isThere(join(directory, '.git'));
    if (isTop || (config !== undefined && hadolint !== undefined)) return { config, rival, hadolint };
    const above = this.find(parent);
    const configs = config === undefined ? above : { config, rival };
    return { ...configs, hadolint: hadolint ?? above.hadolint };
  }
}

/** Those that are in the directory itself: absolute paths. */
export function configsIn(directory: string): string[] {
  const own = CONFIG_FILES.map((name) => join(directory, name)).filter(isFile);
  const manifest = join(directory, 'package.json');
  return hasKey(manifest) ? [...own, manifest] : own;
}

/** True where a package.json may have something to say; one that cannot be read has not. */
function hasKey(manifest: string): boolean {
  if (!isFile(manifest)) return false;
  try {
    const text = readFileSync(manifest, 'utf8');
    if (!text.includes('"dffix"')) return false;
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && Object.hasOwn(value, 'dffix');
  } catch (error) {
    if (error instanceof SyntaxError || systemCode(error) !== undefined) return false;
    throw error;
  }
}

function isFile(path: string): boolean {
  return stat(path)?.isFile() ?? false;
}

function isThere(path: string): boolean {
  return stat(path) !== undefined;
}

function stat(path: string): ReturnType<typeof statSync> {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return undefined;
  }
}
