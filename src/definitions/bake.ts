import { dirname, resolve } from 'node:path';
import { known, unknown } from '../known.ts';
import type { Known } from '../known.ts';
import { combined, NO_TARGET, targetOf, textsAt } from './bake-target.ts';
import type { BakeTarget } from './bake-target.ts';
import { definitionOf } from './definition.ts';
import type { Draft } from './definition.ts';
import { evaluate, isValueList, isValueMap, textOf } from './hcl/evaluate.ts';
import type { Scope, Value } from './hcl/evaluate.ts';
import { parseJson } from './hcl/json.ts';
import { parseHcl } from './hcl/parse.ts';
import { HclError } from './hcl/syntax.ts';
import type { Block, Body, Expression } from './hcl/syntax.ts';
import type { ComposeReading } from './compose.ts';
import type { BuildDefinition, Unread } from './types.ts';

/** Targets that one block stands for by its `matrix`: more are left alone. */
const MAX_COMBINATIONS = 256;
/** Variables that are made of each other go no deeper. */
const MAX_DEPTH = 32;
/** Longer files are made by programs. */
const MAX_CHARACTERS = 1024 * 1024;

/** Files that `docker buildx bake` puts together, each on top of those before it. */
export interface BakeProject {
  /** Absolute. */
  readonly files: readonly string[];
  /** Targets that other files, those of Compose, make. */
  readonly services: ReadonlyMap<string, BakeTarget>;
  /** Directory that dffix is run in: paths may be relative to it, for Bake takes them from where it is run. */
  readonly cwd: string;
}

export interface BakeBuilds {
  readonly definitions: readonly Omit<BuildDefinition, 'sources'>[];
  readonly unread: readonly Unread[];
}

/** Reads the targets of a project: those that a group names, or that no other one inherits from. */
export function readBake(project: BakeProject, reading: ComposeReading): BakeBuilds {
  const unread: Unread[] = [];
  const bodies = project.files.flatMap((file) => bodyOf(file, reading, unread));
  const bake = new Bake(bodies, project.services);
  const file = project.files.at(-1) ?? '';
  const shown = project.files.map((each) => reading.show(each)).join(' and ');
  const bases = [...new Set([dirname(file), project.cwd])];
  const definitions: Omit<BuildDefinition, 'sources'>[] = [];
  for (const each of bake.wanted()) {
    const name = `target ${each} of ${shown}`;
    const target = bake.target(each);
    const { inherits } = target;
    const read = inherits.known ? definitionOf(draftOf(target, name, bases), reading.repository) : inherits;
    if (read.known) definitions.push(read.value);
    else unread.push({ file, reason: `${name} is left alone: ${read.reason}` });
  }
  for (const { type, reason } of bake.faults)
    unread.push({ file, reason: `a ${type} of ${shown} is left alone: ${reason}` });
  return { definitions, unread };
}

function draftOf(said: BakeTarget, name: string, bases: readonly string[]): Draft {
  const { context, dockerfile, isInline = false, target, platforms = [] } = said;
  return {
    name,
    bases,
    context: withoutScheme(context ?? known('.')),
    dockerfile: withoutScheme(orElse(dockerfile, 'Dockerfile')),
    isInline,
    target,
    args: said.args,
    contexts: said.contexts,
    platforms: [...new Set(platforms)],
    secrets: said.secrets.map((secret) => withPlace(secret, bases[0] ?? '.')),
  };
}

/** An empty text counts as none. */
function orElse(value: Known<string> | undefined, text: string): Known<string> {
  return value === undefined || (value.known && value.value === '') ? known(text) : value;
}

/** `cwd://` is the directory that Bake runs in. */
function withoutScheme(path: Known<string>): Known<string> {
  return path.known ? known(path.value.replace(/^cwd:\/\//, '') || '.') : path;
}

function withPlace(secret: string, directory: string): string {
  return secret.replace(/(?<=,src=).*/, (path) => resolve(directory, path));
}

/** What a file says; nothing, and the reason, where it cannot be read. */
function bodyOf(file: string, { repository, show }: ComposeReading, unread: Unread[]): Body[] {
  const leaveOut = (reason: string): Body[] => {
    unread.push({ file, reason: `${show(file)} is left out: ${reason}` });
    return [];
  };
  const text = repository.text(file);
  if (text === undefined) return leaveOut('it cannot be read, or lies outside of the repository');
  if (text.length > MAX_CHARACTERS) return leaveOut('it is too long');
  try {
    return [file.endsWith('.json') ? parseJson(text) : parseHcl(text)];
  } catch (error) {
    if (!(error instanceof HclError)) throw error;
    return leaveOut(`${error.message}${error.line === undefined ? '' : ` (line ${error.line})`}`);
  }
}

class Bake {
  /** Blocks that could not be read. */
  readonly faults: { readonly type: string; readonly reason: string }[] = [];
  readonly #targets = new Map<string, BakeTarget>();
  readonly #variables = new Map<string, Expression | undefined>();
  readonly #values = new Map<string, Known<Value>>();
  readonly #open = new Set<string>();
  readonly #resolved = new Map<string, BakeTarget>();
  readonly #groups = new Map<string, readonly string[]>();
  /** Names of targets that the files themselves speak of. */
  readonly #own = new Set<string>();

  constructor(bodies: readonly Body[], services: ReadonlyMap<string, BakeTarget>) {
    for (const [name, service] of services) this.#targets.set(name, service);
    for (const { attributes, blocks } of bodies) {
      for (const [name, value] of attributes) this.#variables.set(name, value);
      for (const { type, labels, body } of blocks)
        if (type === 'variable') this.#declare(labels[0] ?? '', body.attributes.get('default'));
    }
    for (const block of bodies.flatMap(({ blocks }) => blocks)) {
      const [name = ''] = block.labels;
      if (block.type === 'target') this.#addTarget(name, block);
      if (block.type === 'group')
        this.#groups.set(name, textsAt(block.body.attributes.get('targets'), this.#scope));
    }
  }

  /** Targets that are meant to be built, sorted. */
  wanted(): readonly string[] {
    const inherited = new Set(
      [...this.#targets.values()].flatMap(({ inherits }) => (inherits.known ? inherits.value : [])),
    );
    const grouped = new Set([...this.#groups.values()].flat());
    const isMeant = (name: string) =>
      grouped.has(name) || name === 'default' || !(inherited.has(name) || name.startsWith('_'));
    return [...this.#own].filter(isMeant).toSorted();
  }

  /** What a target says, with those that it inherits from. */
  target(name: string): BakeTarget {
    const held = this.#resolved.get(name);
    if (held !== undefined) return held;
    const own = this.#targets.get(name);
    if (own === undefined) return { ...NO_TARGET, inherits: unknown(`there is no target ${name}`) };
    // Who inherits from itself has this of itself.
    this.#resolved.set(name, NO_TARGET);
    const target = own.inherits.known ? this.#onTop(own, own.inherits.value) : own;
    this.#resolved.set(name, target);
    return target;
  }

  #onTop(own: BakeTarget, names: readonly string[]): BakeTarget {
    const below = names.map((name) => this.target(name)).reduce(combined, NO_TARGET);
    return { ...combined(below, own), inherits: below.inherits };
  }

  /** A later file gives another default; one without a default leaves it. */
  #declare(name: string, value: Expression | undefined): void {
    if (value !== undefined || !this.#variables.has(name)) this.#variables.set(name, value);
  }

  readonly #scope: Scope = (name) => {
    const held = this.#values.get(name);
    if (held !== undefined) return held;
    if (!this.#variables.has(name)) return unknown(`the builder gives ${name}`);
    const written = this.#variables.get(name);
    if (written === undefined) return unknown(`the environment gives ${name}`);
    if (this.#open.has(name) || this.#open.size > MAX_DEPTH)
      return unknown(`${name} leads round in a circle`);
    this.#open.add(name);
    const value = evaluate(written, this.#scope);
    this.#open.delete(name);
    this.#values.set(name, value);
    return value;
  };

  #addTarget(label: string, { type, body }: Block): void {
    const matrix = body.attributes.get('matrix');
    const scopes = matrix === undefined ? known([this.#scope]) : this.#combinations(matrix);
    if (!scopes.known) {
      this.faults.push({ type: `${type} ${label}`, reason: scopes.reason });
      return;
    }
    const written = body.attributes.get('name');
    const named = scopes.value.map((scope) => {
      const name = written === undefined ? known(label) : textOf(evaluate(written, scope));
      if (name.known) this.#put(name.value, targetOf(body, scope));
      else this.faults.push({ type: `${type} ${label}`, reason: name.reason });
      return name;
    });
    // The label of the block is a group of them. https://docs.docker.com/build/bake/matrices/
    if (matrix !== undefined)
      this.#groups.set(
        label,
        named.flatMap((name) => (name.known ? [name.value] : [])),
      );
  }

  #put(name: string, target: BakeTarget): void {
    const before = this.#targets.get(name);
    this.#targets.set(name, before === undefined ? target : combined(before, target));
    this.#own.add(name);
  }

  /** https://docs.docker.com/build/bake/matrices/ */
  #combinations(matrix: Expression): Known<readonly Scope[]> {
    const value = evaluate(matrix, this.#scope);
    if (!value.known) return value;
    if (!isValueMap(value.value)) return unknown('its matrix is no map');
    let scopes: Scope[] = [this.#scope];
    for (const [name, items] of value.value) {
      if (!isValueList(items)) return unknown('its matrix has no lists');
      if (scopes.length * items.length > MAX_COMBINATIONS) return unknown('its matrix is too large');
      scopes = scopes.flatMap((scope) =>
        items.map(
          (item): Scope =>
            (asked) =>
              asked === name ? known(item) : scope(asked),
        ),
      );
    }
    return known(scopes);
  }
}
