import { resolve } from 'node:path';
import { interpolated, servicesBuilding, type BuiltService } from '../build/compose.ts';
import type { Context } from '../context/types.ts';
import { mapIn, scalarsOf, textIn, textsIn, type YamlMap } from '../context/yaml.ts';
import type { PartialWishes } from './wishes.ts';

/** How Compose builds the context's Dockerfile; nothing where several services build it. */
export function composeWishes(context: Context): PartialWishes {
  const [only, ...others] = servicesBuilding(context);
  if (only === undefined || others.length > 0 || context.root === undefined) return {};
  const { service } = only;
  const build = mapIn(service, 'build');
  return {
    buildArgs: buildArgs(build),
    secrets: secrets(only, context.root),
    target: literal(build && textIn(build, 'target')),
    platform: literal(textIn(service, 'platform')),
  };
}

/** A map of names and values, or a list of pairs. A name alone takes its value from the environment. */
function buildArgs(build: YamlMap | undefined): string[] {
  const pairs = build === undefined ? [] : textsIn(build, 'args');
  const named = [...scalarsOf(mapIn(build, 'args'))].map(([name, value]) => `${name}=${value}`);
  return [...pairs, ...named].flatMap((pair) => literal(pair) ?? []);
}

/** What only an environment can fill in is not known. */
function literal(text: string | undefined): string | undefined {
  const filled = text === undefined ? '' : interpolated(text);
  return filled === '' || filled.includes('$') ? undefined : filled;
}

/** https://github.com/compose-spec/compose-spec/blob/main/09-secrets.md */
function secrets({ service, document }: BuiltService, root: string): string[] {
  const declared = mapIn(document, 'secrets');
  const used = textsIn(mapIn(service, 'build') ?? service, 'secrets');
  return used.flatMap((id) => {
    const secret = mapIn(declared, id);
    const file = secret && literal(textIn(secret, 'file'));
    const variable = secret && literal(textIn(secret, 'environment'));
    if (file !== undefined) return [`id=${id},src=${resolve(root, file)}`];
    return variable === undefined ? [] : [`id=${id},env=${variable}`];
  });
}
