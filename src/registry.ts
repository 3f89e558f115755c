import { readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Build } from './build/build.ts';
import { Bug } from './errors.ts';
import type { Offer } from './fix.ts';
import { explanationOf, type Explanation } from './explanation.ts';
import type { NamedTransform, Transform } from './transform.ts';

const DIRECTORY = new URL('../transforms', import.meta.url);

const KINDS: readonly string[] = ['repair', 'improve', 'style'];
const EFFECTS: readonly string[] = ['none', 'build', 'image'];
const SAFETIES: readonly string[] = ['safe', 'unsafe', 'manual'];

/** Every transform, by id: one for each module in the directory `transforms`. Throws Bug for one that is incomplete. */
export async function loadTransforms(
  directory: string = fileURLToPath(DIRECTORY),
): Promise<readonly NamedTransform[]> {
  const transforms: NamedTransform[] = [];
  for (const file of moduleFiles(directory)) transforms.push(await load(directory, file));
  return transforms;
}

function moduleFiles(directory: string): string[] {
  return readdirSync(directory)
    .filter((name) => (name.endsWith('.ts') && !name.endsWith('.d.ts')) || name.endsWith('.js'))
    .toSorted();
}

async function load(directory: string, file: string): Promise<NamedTransform> {
  const module = await import(pathToFileURL(join(directory, file)).href);
  return named(basename(file, extname(file)), module, directory);
}

/** The transform that a module has, by the name of its file. Throws Bug where it is incomplete. */
export function named(id: string, module: unknown, directory?: string): NamedTransform {
  const definition =
    typeof module === 'object' && module !== null && 'default' in module ? module.default : undefined;
  const fault = faultOf(id, definition);
  if (fault !== undefined) throw new Bug(`the transform ${id} ${fault}`);
  return Object.assign(new Explained(directory), { id, ...(definition as Transform) }) as NamedTransform;
}

/** The transform of which everything is known but what it fixes: its module is loaded when a build is shown to it. */
export function deferred(
  facts: Omit<NamedTransform, 'fixes' | keyof Explanation>,
  load: () => Transform,
): NamedTransform {
  const fixes = (build: Build): Iterable<Offer> => load().fixes(build);
  return Object.assign(new Explained(), facts, { fixes }) as NamedTransform;
}

/** Most runs explain nothing: the explanation is read when the first word of it is asked for. */
class Explained {
  declare readonly id: string;
  readonly #directory: string | undefined;
  #read: Explanation | undefined;

  constructor(directory?: string) {
    this.#directory = directory;
  }

  get why(): string {
    return this.#explanation.why;
  }

  get symptoms(): Explanation['symptoms'] {
    return this.#explanation.symptoms;
  }

  get assumes(): Explanation['assumes'] {
    return this.#explanation.assumes;
  }

  get check(): Explanation['check'] {
    return this.#explanation.check;
  }

  get sources(): Explanation['sources'] {
    return this.#explanation.sources;
  }

  get #explanation(): Explanation {
    return (this.#read ??= explanationOf(this.id, this.#directory));
  }
}

function faultOf(id: string, definition: unknown): string | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(id))
    return 'has a file name that is not words in lower case joined by -';
  if (typeof definition !== 'object' || definition === null)
    return 'has no default export that is a transform';
  const fields = new Map<string, unknown>(Object.entries(definition));
  const isText = (name: string) => typeof fields.get(name) === 'string' && fields.get(name) !== '';
  const isOneOf = (name: string, values: readonly string[]) =>
    values.some((value) => value === fields.get(name));
  if (!isText('summary')) return 'has no summary';
  if (!isOneOf('kind', KINDS)) return `has no kind: ${KINDS.join(', ')}`;
  if (!isOneOf('effect', EFFECTS)) return `has no effect: ${EFFECTS.join(', ')}`;
  if (!isOneOf('safety', SAFETIES)) return `has no safety: ${SAFETIES.join(', ')}`;
  if (fields.get('safety') !== 'safe' && !isText('risk')) return 'is not safe and does not name its risk';
  if (typeof fields.get('fixes') !== 'function') return 'has no function fixes';
  return undefined;
}
