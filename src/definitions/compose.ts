import { dirname, resolve } from 'node:path';
import { known, unknown, valueOf } from '../known.ts';
import type { Known } from '../known.ts';
import { definitionOf } from './definition.ts';
import type { Draft } from './definition.ts';
import { readEnvironment } from './env-file.ts';
import { interpolate } from './interpolate.ts';
import type { Lookup } from './interpolate.ts';
import { knownOnes, serviceOf } from './compose-service.ts';
import type { Scene, Service, ServiceBuild } from './compose-service.ts';
import type { Repository } from './repository.ts';
import type { BuildDefinition, Unread } from './types.ts';
import { isDataMap, isList, readYaml } from './yaml-data.ts';
import type { Data, DataMap } from './yaml-data.ts';

/** `extends` and `include` lead no further. */
const MAX_DEPTH = 16;

/** So many projects are put together: a file may include others that include it again, twice. */
const MAX_PROJECTS = 1000;

/** Files that are put together, each on top of those before it, as `docker compose -f a -f b` does. */
export interface ComposeProject {
  /** Absolute. */
  readonly files: readonly string[];
  /** True for the services that count; `build` is what the files say of it. */
  wants?(service: string, build: ServiceBuild): boolean;
}

/** What reading a project takes. */
export interface ComposeReading {
  readonly repository: Repository;
  /** The name of a file for messages. */
  show(file: string): string;
}

/** What a project says of builds: definitions, and what cannot be followed. */
export interface ComposeBuilds {
  readonly drafts: ReadonlyMap<string, Draft>;
  readonly definitions: readonly Omit<BuildDefinition, 'sources'>[];
  readonly unread: readonly Unread[];
}

/** Reads the services of a project, and of those that it includes. */
export function readCompose(project: ComposeProject, reading: ComposeReading): ComposeBuilds {
  const reader = new ComposeReader(reading);
  const drafts = reader.read(project.files, { wants: project.wants ?? (() => true), depth: 0 });
  return { drafts, definitions: reader.definitions, unread: reader.unread };
}

/** Names of the services in one file. */
export function serviceNames(file: string, { repository }: ComposeReading): ReadonlySet<string> {
  const maps = readYaml(repository.text(file) ?? '');
  if (typeof maps === 'string') return new Set();
  return new Set(maps.flatMap((map) => [...entriesOf(map, 'services').keys()]));
}

interface Circumstances {
  wants(service: string, build: ServiceBuild): boolean;
  readonly depth: number;
  /** Where it is not that of the first file. */
  readonly directory?: string;
  readonly environment?: readonly string[];
  /** What the project that includes this one knows of variables. */
  readonly outer?: Lookup;
}

class ComposeReader {
  readonly definitions: Omit<BuildDefinition, 'sources'>[] = [];
  readonly unread: Unread[] = [];
  readonly #reading: ComposeReading;
  readonly #maps = new Map<string, readonly DataMap[]>();
  #left = MAX_PROJECTS;

  constructor(reading: ComposeReading) {
    this.#reading = reading;
  }

  read(files: readonly string[], circumstances: Circumstances): Map<string, Draft> {
    const [first] = files;
    const drafts = new Map<string, Draft>();
    if (first === undefined || circumstances.depth > MAX_DEPTH || this.#left === 0) return drafts;
    this.#left--;
    const directory = circumstances.directory ?? dirname(first);
    const lookup = this.#lookup(directory, circumstances);
    const services = new Map<string, Service>();
    const secrets = new Map<string, Data>();
    for (const file of files) {
      const scene = { directory, lookup };
      for (const map of this.#read(file)) {
        for (const [name, service] of entriesOf(map, 'services')) {
          if (!isDataMap(service)) continue;
          const found = this.#service(service, file, scene, services.get(name), 0);
          if (found === undefined) this.#leave(file, name);
          services.set(name, found ?? NO_SERVICE);
        }
        for (const [name, secret] of entriesOf(map, 'secrets')) secrets.set(name, secret);
        this.#include(map, file, lookup, circumstances);
      }
    }
    for (const [name, { build, platform }] of services) {
      if (build === undefined || !circumstances.wants(name, build)) continue;
      const draft = this.#draft(name, build, platform, { files, directory, lookup, secrets });
      drafts.set(name, draft);
      this.#settle(draft, files);
    }
    return drafts;
  }

  #settle(draft: Draft, files: readonly string[]): void {
    const found = definitionOf(draft, this.#reading.repository);
    if (found.known) this.definitions.push(found.value);
    else
      this.unread.push({ file: files.at(-1) ?? '', reason: `${draft.name} is left alone: ${found.reason}` });
  }

  /** The documents of a file. */
  #read(file: string): readonly DataMap[] {
    const held = this.#maps.get(file);
    if (held !== undefined) return held;
    const text = this.#reading.repository.text(file);
    const maps = text === undefined ? 'it cannot be read, or lies outside of the repository' : readYaml(text);
    if (typeof maps === 'string')
      this.unread.push({ file, reason: `${this.#reading.show(file)} is left out: ${maps}` });
    const found = typeof maps === 'string' ? [] : maps;
    this.#maps.set(file, found);
    return found;
  }

  /** A service on top of what it extends, or of what earlier files say; undefined where what it extends is not there. */
  #service(
    map: DataMap,
    file: string,
    scene: Scene,
    before: Service | undefined,
    depth: number,
  ): Service | undefined {
    if (!map.entries.has('extends')) return serviceOf(map, scene, before);
    const extended = depth > MAX_DEPTH ? undefined : this.#extended(map, file, scene, depth);
    return extended && serviceOf(map, scene, { ...extended, build: extended.build ?? before?.build });
  }

  #leave(file: string, name: string): void {
    const what = `service ${name} of ${this.#reading.show(file)}`;
    this.unread.push({ file, reason: `${what} is left alone: what it extends cannot be read` });
  }

  /** https://github.com/compose-spec/compose-spec/blob/main/05-services.md#extends */
  #extended(map: DataMap, file: string, scene: Scene, depth: number): Service | undefined {
    const data = map.entries.get('extends');
    const named = isDataMap(data) ? data.entries.get('service') : data;
    const other = isDataMap(data) ? data.entries.get('file') : undefined;
    const path = typeof other === 'string' ? valueOf(interpolate(other, scene.lookup)) : undefined;
    if (typeof named !== 'string' || (typeof other === 'string' && path === undefined)) return undefined;
    const from = path === undefined ? file : resolve(scene.directory, path);
    const base = this.#read(from)
      .map((document) => entriesOf(document, 'services').get(named))
      .findLast(isDataMap);
    if (base === undefined) return undefined;
    const there = path === undefined ? scene : { ...scene, directory: dirname(from) };
    return this.#service(base, from, there, undefined, depth + 1);
  }

  /** https://github.com/compose-spec/compose-spec/blob/main/14-include.md */
  #include(map: DataMap, file: string, outer: Lookup, { depth }: Circumstances): void {
    const list = map.entries.get('include');
    for (const item of isList(list) ? list : []) {
      const long = isDataMap(item) ? item.entries : new Map([['path', item]]);
      const at = (data: Data | undefined) => this.#paths(data, dirname(file), outer);
      const files = at(long.get('path'));
      const [directory] = at(long.get('project_directory'));
      const environment = at(long.get('env_file'));
      this.read(files, {
        wants: () => true,
        depth: depth + 1,
        outer,
        ...(directory === undefined ? {} : { directory }),
        ...(environment.length === 0 ? {} : { environment }),
      });
    }
  }

  /** One path, or a list of them, made absolute. */
  #paths(data: Data | undefined, directory: string, lookup: Lookup): string[] {
    const texts = isList(data) ? data : [data];
    return texts.flatMap((text) => {
      const path = typeof text === 'string' ? interpolate(text, lookup) : undefined;
      return path?.known === true ? [resolve(directory, path.value)] : [];
    });
  }

  /** `.env` beside the first file tells; the environment of a process never does, for it is another one each time. */
  #lookup(directory: string, { environment = [resolve(directory, '.env')], outer }: Circumstances): Lookup {
    const { repository } = this.#reading;
    const told = new Map(environment.flatMap((file) => [...readEnvironment(repository.text(file) ?? '')]));
    return (name) => {
      const above = outer?.(name);
      if (above?.known === true) return above;
      return told.get(name) ?? unknown(`the environment gives ${name}`);
    };
  }

  #draft(name: string, build: ServiceBuild, platform: Known<string> | undefined, project: Project): Draft {
    const { files, directory } = project;
    const own = platform?.known === true ? [platform.value] : knownOnes(build.platforms);
    return {
      name: `service ${name} of ${files.map((file) => this.#reading.show(file)).join(' and ')}`,
      bases: [build.context?.directory ?? directory],
      context: build.context?.path ?? known('.'),
      dockerfile: build.dockerfile ?? known('Dockerfile'),
      isInline: build.isInline ?? false,
      args: build.args,
      target: build.target,
      contexts: build.contexts,
      platforms: [...new Set(own)],
      secrets: build.secrets.flatMap((id) => secretOf(id, project.secrets.get(id), project)),
    };
  }
}

/** The files of a project, and what holds for all of its services. */
interface Project extends Scene {
  readonly files: readonly string[];
  readonly secrets: ReadonlyMap<string, Data>;
}

const NO_SERVICE: Service = { build: undefined, platform: undefined };

function entriesOf(map: DataMap, key: string): ReadonlyMap<string, Data> {
  const data = map.entries.get(key);
  return isDataMap(data) ? data.entries : new Map();
}

/** https://github.com/compose-spec/compose-spec/blob/main/09-secrets.md */
function secretOf(id: string, data: Data | undefined, { directory, lookup }: Scene): string[] {
  const entry = (name: string) => {
    const text = isDataMap(data) ? data.entries.get(name) : undefined;
    return typeof text === 'string' ? valueOf(interpolate(text, lookup)) : undefined;
  };
  const [file, variable] = [entry('file'), entry('environment')];
  if (file !== undefined) return [`id=${id},src=${resolve(directory, file)}`];
  return variable === undefined ? [] : [`id=${id},env=${variable}`];
}
