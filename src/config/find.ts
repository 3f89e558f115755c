import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Listings } from '../context/listings.ts';
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
  readonly #listings: Listings;

  /** `top`, an absolute directory, is the one below which many directories are looked at. */
  constructor(top: string) {
    this.#listings = new Listings(top);
  }

  /** The closest ones, up to the root of the git repository or of the file system. */
  find(directory: string): Places {
    const found = this.#seen.get(directory) ?? this.#look(directory);
    this.#seen.set(directory, found);
    return found;
  }

  #look(directory: string): Places {
    const [config, rival] = configsIn(directory, this.#listings);
    const hadolint = placesIn(directory, HADOLINT_FILES, this.#listings).find(isFile);
    const parent = dirname(directory);
    const isTop = parent === directory || placesIn(directory, ['.git'], this.#listings).some(isThere);
    if (isTop || (config !== undefined && hadolint !== undefined)) return { config, rival, hadolint };
    const above = this.find(parent);
    const configs = config === undefined ? above : { config, rival };
    return { ...configs, hadolint: hadolint ?? above.hadolint };
  }
}

/** Those that are in the directory itself: absolute paths. */
export function configsIn(directory: string, listings?: Listings): string[] {
  const own = placesIn(directory, CONFIG_FILES, listings).filter(isFile);
  return [...own, ...placesIn(directory, ['package.json'], listings).filter(hasKey)];
}

/** Where these names may be in a directory. */
function placesIn(directory: string, names: readonly string[], listings: Listings | undefined): string[] {
  const places = names.map((name) => join(directory, name));
  return listings === undefined ? places : places.filter((place) => !listings.lacks(place));
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
