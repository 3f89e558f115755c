import { readdirSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { isDefinitionName, keyOf, readDefinitions } from '../definitions/definitions.ts';
import type { BuildDefinition } from '../definitions/types.ts';
import type { Known } from '../known.ts';
import { systemCode } from '../text.ts';
import type { PartialWishes } from './wishes.ts';

/** How Compose, or Bake, builds a Dockerfile; nothing where they build it in several ways. */
export function definitionWishes(definitions: readonly BuildDefinition[]): PartialWishes {
  const [only, ...others] = new Map(definitions.map((each) => [keyOf(each), each])).values();
  if (only === undefined || others.length > 0) return {};
  const { call, secrets, platforms } = only;
  const [platform, ...more] = platforms;
  return {
    buildArgs: pairs(call.args),
    buildContexts: pairs(call.contexts),
    secrets,
    target: call.target,
    platform: more.length === 0 ? platform : undefined,
  };
}

/** Those whose value is known. */
function pairs(values: ReadonlyMap<string, Known<string>>): string[] {
  return [...values].flatMap(([name, value]) => (value.known ? [`${name}=${value.value}`] : []));
}

/** The builds of a Dockerfile that the Compose files and Bake files in the root of its context speak of. */
export function definitionsBeside(dockerfile: string, root: string): readonly BuildDefinition[] {
  const files = namesIn(root)
    .filter(isDefinitionName)
    .map((name) => join(root, name));
  const show = (file: string) => relative(root, file).split(sep).join('/');
  const { definitions } = readDefinitions(files, { cwd: root, show });
  return definitions.filter((each) => resolve(each.dockerfile) === resolve(dockerfile));
}

function namesIn(directory: string): string[] {
  try {
    return readdirSync(directory).toSorted();
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    return [];
  }
}
