import type { Context } from '../context/types.ts';
import {
  inherits,
  mapIn,
  mapsOf,
  pairOf,
  textIn,
  yamlDocuments,
  yamlFiles,
  type YamlEntry,
  type YamlMap,
} from '../context/yaml.ts';
import { imageName, type ImageName } from './image-name.ts';
import { repositoryPath } from './repository-path.ts';

/** A service of a Compose file that builds its image. https://github.com/compose-spec/compose-spec/blob/main/build.md */
export interface ComposeService {
  readonly name: string;
  /** Where its image is named. */
  readonly entry: YamlEntry;
  /** Path of the Dockerfile from the root. */
  readonly dockerfile: string;
  readonly image: ImageName;
  /** True where the service, or one of that name in another file, says for which platforms. */
  readonly hasPlatform: boolean;
}

/** The services that build a named image, in the Compose files of the root. */
export function composeServices(context: Context): readonly ComposeService[] {
  const named = namedServices(context);
  const settled = new Set(named.filter(({ map }) => saysPlatform(map)).map(({ name }) => name));
  return named.flatMap(({ name, map, file, text }) => {
    const dockerfile = dockerfileOf(map);
    const image = imageName(interpolated(textIn(map, 'image') ?? ''));
    // Both take entries over from a service elsewhere.
    if (dockerfile === undefined || image === undefined || inherits(map) || pairOf(map, 'extends')) return [];
    return [
      { name, entry: { file, text, map, key: 'image' }, dockerfile, image, hasPlatform: settled.has(name) },
    ];
  });
}

function namedServices(context: Context) {
  return yamlFiles(context)
    .filter((file) => /^(?:docker-)?compose(?:[.-][^/]*)?\.ya?ml$/.test(file))
    .flatMap((file) => servicesIn(file, context.companion(file) ?? ''));
}

function servicesIn(file: string, text: string) {
  return yamlDocuments(text).flatMap((document) =>
    [...mapsOf(mapIn(document, 'services'))].map(([name, map]) => ({ name, map, file, text })),
  );
}

function saysPlatform(service: YamlMap): boolean {
  const build = mapIn(service, 'build');
  return pairOf(service, 'platform') !== undefined || (build && pairOf(build, 'platforms')) !== undefined;
}

function dockerfileOf(service: YamlMap): string | undefined {
  const build = mapIn(service, 'build');
  if (build === undefined) {
    const directory = textIn(service, 'build');
    return directory === undefined ? undefined : repositoryPath('', directory, 'Dockerfile');
  }
  if (inherits(build) || pairOf(build, 'dockerfile_inline')) return undefined;
  const path = textIn(build, 'dockerfile') ?? 'Dockerfile';
  return repositoryPath('', textIn(build, 'context') ?? '.', path);
}

/** `${NAME:-default}` with the default in its place. https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md */
function interpolated(text: string): string {
  return text.replace(/\$\{\w+:?-([^{}$]*)\}/g, '$1');
}
