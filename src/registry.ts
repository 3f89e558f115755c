import { readdirSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { Bug } from './errors.ts';
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
  return explained({ id, ...(definition as Transform) }, directory);
}

/** Most runs explain nothing: the explanation is read when the first word of it is asked for. */
function explained(transform: Transform & { readonly id: string }, directory?: string): NamedTransform {
  let read: Explanation | undefined;
  const explanation = (): Explanation => (read ??= explanationOf(transform.id, directory));
  return Object.defineProperties(transform as NamedTransform, {
    why: { get: () => explanation().why },
    symptoms: { get: () => explanation().symptoms },
    assumes: { get: () => explanation().assumes },
    check: { get: () => explanation().check },
    sources: { get: () => explanation().sources },
  });
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
