import { dirname, join } from 'node:path';
import { readBake } from './bake.ts';
import { targetOfService } from './bake-target.ts';
import { readCompose, serviceNames } from './compose.ts';
import type { ComposeReading } from './compose.ts';
import type { ServiceBuild } from './compose-service.ts';
import { Repository } from './repository.ts';
import type { BuildDefinition, Definitions, Unread } from './types.ts';

/** Of those that are there `docker compose` takes the first. https://docs.docker.com/compose/intro/compose-application-model/ */
const COMPOSE_FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yml', 'docker-compose.yaml'];

/** What it puts on top of it. */
const COMPOSE_OVERRIDES = [
  'compose.override.yml',
  'compose.override.yaml',
  'docker-compose.override.yml',
  'docker-compose.override.yaml',
];

/** In the order in which Bake puts them together. https://docs.docker.com/build/bake/overrides/#default-file-lookup */
const BAKE_FILES = [
  'docker-bake.json',
  'docker-bake.hcl',
  'docker-bake.override.json',
  'docker-bake.override.hcl',
];

/** True for the names that Compose files and Bake files have. */
export function isDefinitionName(name: string): boolean {
  return isComposeName(name) || /^docker-bake(?:[.-][\w.-]+)?\.(?:hcl|json)$/.test(name);
}

/** True for a name that says nothing against such a file. */
export function mayDefine(name: string): boolean {
  return /\.(?:ya?ml|hcl|json)$/i.test(name);
}

function isComposeName(name: string): boolean {
  return /^(?:docker-)?compose(?:[.-][\w.-]+)?\.ya?ml$/.test(name);
}

/**
 * What Compose files and Bake files say of builds. `files` are absolute paths; each belongs to the project of its
 * directory. `show` names a file for messages.
 */
export function readDefinitions(
  files: readonly string[],
  { cwd, show }: { readonly cwd: string; show(file: string): string },
): Definitions {
  const directories = new Map<string, string[]>();
  for (const file of files) directories.set(dirname(file), [...(directories.get(dirname(file)) ?? []), file]);
  const found = [...directories].map(([directory, own]) => {
    const repository = new Repository(join(directory, 'any'), cwd);
    const read = inDirectory(own, directory, { repository, show }, cwd);
    return { ...read, definitions: read.definitions.map((each) => ({ ...each, sources: repository.read })) };
  });
  return {
    definitions: found.flatMap(({ definitions }) => definitions),
    unread: withoutRepetition(found.flatMap(({ unread }) => unread)),
  };
}

type Found = { readonly definitions: readonly Drawn[]; readonly unread: readonly Unread[] };
type Drawn = Omit<BuildDefinition, 'sources'>;

/**
 * The projects that the files of a directory are parts of: the default files, alone and with what is put on top of them,
 * and every other file, alone and on top of the default ones.
 */
function inDirectory(
  files: readonly string[],
  directory: string,
  reading: ComposeReading,
  cwd: string,
): Found {
  const { repository } = reading;
  const first = (names: readonly string[]) =>
    names.map((name) => join(directory, name)).find((path) => repository.isFile(path));
  const base = first(COMPOSE_FILES);
  const override = base === undefined ? undefined : first(COMPOSE_OVERRIDES);
  const defaults = BAKE_FILES.map((name) => join(directory, name)).filter((path) => repository.isFile(path));
  const found: Found[] = [];
  const isBake = (file: string) => !/\.ya?ml$/i.test(file);
  for (const file of files.filter((each) => !isBake(each))) {
    if (file === base || base === undefined) {
      found.push(readCompose({ files: [file] }, reading));
      continue;
    }
    const [below, own] = [serviceNames(base, reading), serviceNames(file, reading)];
    const isWhole = (name: string, { context }: ServiceBuild) => context !== undefined || !below.has(name);
    if (file !== override) found.push(readCompose({ files: [file], wants: isWhole }, reading));
    found.push(readCompose({ files: [base, file], wants: (name) => own.has(name) }, reading));
  }
  const bakes = files.filter(isBake);
  if (bakes.length > 0) {
    const services = servicesIn(base === undefined ? [] : [base], reading);
    const own = bakes.filter((file) => !defaults.includes(file));
    const projects = bakes.length > own.length ? [defaults] : [];
    for (const files of [...projects, ...own.map((file) => [...defaults, file])])
      found.push(readBake({ files, services, cwd }, reading));
  }
  return {
    definitions: distinct(found.flatMap(({ definitions }) => definitions)),
    unread: found.flatMap(({ unread }) => unread),
  };
}

/** The services of a Compose file as Bake takes them: a dot in a name is `_`. */
function servicesIn(files: readonly string[], reading: ComposeReading) {
  const { drafts } = readCompose({ files }, reading);
  return new Map(
    [...drafts].flatMap(([name, draft]) => {
      const [base] = draft.bases;
      const isThere = draft.context.known && base !== undefined;
      const context = isThere ? join(base, draft.context.value) : undefined;
      return context === undefined
        ? []
        : [[name.replaceAll('.', '_'), targetOfService(draft, context)] as const];
    }),
  );
}

/** Each build once, whatever it is called. */
function distinct(definitions: readonly Drawn[]): Drawn[] {
  const found = new Map<string, Drawn>();
  for (const definition of definitions) {
    const key = keyOf(definition);
    if (!found.has(key)) found.set(key, definition);
  }
  return [...found.values()];
}

/** The same for builds that come to the same. */
export function keyOf(definition: Omit<BuildDefinition, 'sources'>): string {
  const { dockerfile, context, call, secrets, platforms } = definition;
  const { args, target, contexts } = call;
  return JSON.stringify([dockerfile, context, sorted(args), target, sorted(contexts), secrets, platforms]);
}

function sorted<T>(entries: ReadonlyMap<string, T>): (readonly [string, T])[] {
  return [...entries].toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function withoutRepetition(unread: readonly Unread[]): Unread[] {
  const seen = new Map(unread.map((each) => [each.reason, each]));
  return [...seen.values()];
}
