import { commandsOfPackage, packageOfCommand } from '../facts/commands.ts';
import { known, unknown, valueOf, type Known } from '../known.ts';
import type { SystemCall } from '../packages/system-call.ts';
import type { PackageWord } from '../packages/system-words.ts';
import { LANGUAGE_PROGRAMS, type ProgramEffect } from './program-effects.ts';
import type { Stage } from './stage.ts';
import { Timeline } from './timeline.ts';

/** Why something is not known after a place. */
export interface Doubt {
  readonly at: number;
  readonly reason: string;
}

type Row =
  | { readonly state: 'there' | 'gone'; readonly at: number }
  | { readonly state: 'doubt'; readonly at: number; readonly reason: string };

type Rows = Map<string, Timeline<Row>>;

/** Packages and programs of a stage along its steps. */
export class PackageTable {
  readonly #stage: Stage;
  readonly #packages: Rows = new Map();
  readonly #programs: Rows = new Map();
  /** After these anything may have happened. */
  readonly opaque = new Timeline<Doubt>();
  /** After these any program or package may be there, and nothing else has happened. */
  readonly #unnamed = new Timeline<Doubt>();
  readonly #installs = new Timeline<Doubt>();
  readonly #languages = new Timeline<Doubt>();
  /** Removals whose packages are not all known. */
  readonly #removals = new Timeline<Doubt>();
  /** Members of apk's virtual packages, and what was asked for by its own name. */
  readonly #virtuals = new Map<string, readonly string[]>();
  readonly #wanted = new Set<string>();

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  get #below(): PackageTable | undefined {
    const { base } = this.#stage;
    return base.kind === 'stage' ? base.stage.packages.table : undefined;
  }

  hasPackage(name: string, at: number): Known<boolean> {
    const row = this.#packages.get(name)?.before(at);
    const known = this.#settled(row, at);
    if (known !== undefined) return known;
    const doubt = this.#doubt(at, row?.at, true);
    const base = row?.state === 'gone' ? GONE : this.#packageInBase(name);
    if (doubt === undefined || (base.known && base.value)) return base;
    return unknown(doubt.reason);
  }

  /** `dependencies`: what comes along with packages counts as possible. */
  hasProgram(program: string, at: number, dependencies: boolean): Known<boolean> {
    const row = this.#programs.get(program)?.before(at);
    const known = this.#settled(row, at);
    if (known !== undefined) return known;
    const language = LANGUAGE_PROGRAMS.has(program) ? this.#languages.before(at) : undefined;
    const doubt = this.#doubt(at, row?.at, dependencies) ?? later(language, row?.at);
    const base = row?.state === 'gone' ? GONE : this.#programInBase(program, dependencies);
    if (doubt === undefined || (base.known && base.value)) return base;
    return unknown(doubt.reason);
  }

  /** What a row itself says. */
  #settled(row: Row | undefined, at: number): Known<boolean> | undefined {
    if (row?.state === 'doubt') return unknown(row.reason);
    if (row?.state !== 'there') return undefined;
    const removal = later(this.#removals.before(at), row.at);
    return removal === undefined ? known(true) : unknown(removal.reason);
  }

  #doubt(at: number, since: number | undefined, dependencies: boolean): Doubt | undefined {
    return (
      later(this.opaque.before(at), since) ??
      later(this.#unnamed.before(at), since) ??
      (dependencies ? later(this.#installs.before(at), since) : undefined)
    );
  }

  /** What is recorded of a base image are commands: without those of a package, it does not have the package. */
  #packageInBase(name: string): Known<boolean> {
    const { base } = this.#stage;
    if (base.kind === 'stage') return base.stage.packages.installed(name, Infinity);
    if (!base.facts.known) return base.facts;
    const facts = base.facts.value;
    const family = this.#family('apt');
    const own = commandsOfPackage(name, family).filter((one) => packageOfCommand(one, family) === name);
    const lacks = own.some((command) => valueOf(facts.has(command)) === false);
    return lacks
      ? GONE
      : unknown(`it is not recorded whether ${facts.image}:${facts.tag} has the package ${name}`);
  }

  #programInBase(program: string, dependencies: boolean): Known<boolean> {
    const { base } = this.#stage;
    if (base.kind === 'stage') return base.stage.packages.table.hasProgram(program, Infinity, dependencies);
    return base.facts.known ? base.facts.value.has(program) : base.facts;
  }

  /** The family whose names of packages hold here. */
  #family(manager: SystemCall['manager']): string {
    const { image } = this.#stage;
    if (image.known && image.value.distro.known) return image.value.distro.value.family;
    return manager === 'apt' ? 'debian' : manager === 'apk' ? 'alpine' : 'centos';
  }

  apply(effect: Exclude<ProgramEffect, { kind: 'opaque' }>, at: number, certain: boolean): void {
    const { kind } = effect;
    if (kind === 'brings') {
      const passed = 'the command that makes it may be passed over';
      const row: Row = certain ? { state: 'there', at } : { state: 'doubt', at, reason: passed };
      record(this.#programs, effect.program, row);
    } else if (kind === 'touches')
      record(this.#programs, effect.program, { state: 'doubt', at, reason: effect.reason });
    else (kind === 'language' ? this.#languages : this.#unnamed).set(at, { at, reason: effect.reason });
  }

  readCall(call: SystemCall, certain: boolean, at: number): void {
    if (call.action === 'install') this.#install(call, certain, at);
    else if (call.action === 'remove') this.#remove(call, certain, at);
    else if (call.action === 'upgrade')
      this.#installs.set(at, { at, reason: 'an upgrade may have brought it' });
  }

  #install(call: SystemCall, certain: boolean, at: number): void {
    this.#installs.set(at, { at, reason: 'a package that is installed may have brought it' });
    const strange = call.unread ?? otherNames(call.packages);
    if (strange !== undefined) this.#unnamed.set(at, { at, reason: strange });
    const own = call.packages.filter(({ kind }) => kind === 'package');
    for (const { name, removes } of own) this.#set(call, name, removes ? 'gone' : 'there', certain, at);
    const added = own.flatMap(({ name, removes }) => (removes ? [] : [name]));
    const virtual = virtualName(call);
    if (virtual === undefined) for (const name of added) this.#wanted.add(name);
    else if (virtual.known) this.#virtuals.set(virtual.value, added);
  }

  #remove(call: SystemCall, certain: boolean, at: number): void {
    const strange = call.unread ?? otherNames(call.packages);
    if (strange !== undefined) this.#removals.set(at, { at, reason: strange });
    for (const word of call.packages)
      for (const name of this.#removedBy(call, word)) this.#set(call, name, 'gone', certain, at);
  }

  /** A virtual package of apk takes its members with it, those aside that were asked for by name. */
  #removedBy(call: SystemCall, { name, kind }: PackageWord): readonly string[] {
    const members = call.manager === 'apk' ? this.#membersOf(name) : undefined;
    if (members !== undefined) return members.filter((member) => !this.#isWanted(member));
    return kind === 'package' ? [name] : [];
  }

  #membersOf(name: string): readonly string[] | undefined {
    const below = this.#below;
    return this.#virtuals.get(name) ?? (below && below.#membersOf(name));
  }

  #isWanted(name: string): boolean {
    const below = this.#below;
    return this.#wanted.has(name) || (below !== undefined && below.#isWanted(name));
  }

  #set(call: SystemCall, name: string, state: 'there' | 'gone', certain: boolean, at: number): void {
    const doubt = 'the call that installs or removes it may fail or be passed over';
    const row: Row = certain ? { state, at } : { state: 'doubt', at, reason: doubt };
    record(this.#packages, name, row);
    const programs = commandsOfPackage(name, this.#family(call.manager));
    for (const program of partsOf(name)) if (!programs.includes(program)) this.#mayBring(name, program, at);
    for (const program of programs) record(this.#programs, program, row);
  }

  #mayBring(name: string, program: string, at: number): void {
    if (this.#programs.get(program)?.before(at)?.state === 'there') return;
    const reason = `the package ${name} may have to do with it`;
    record(this.#programs, program, { state: 'doubt', at, reason });
  }
}

const GONE: Known<boolean> = known(false);

function otherNames(packages: readonly PackageWord[]): string | undefined {
  const named = packages.every(({ kind }) => kind === 'package' || kind === 'capability');
  return named ? undefined : 'packages are named by files, groups or patterns';
}

function virtualName({ manager, options }: SystemCall): Known<string> | undefined {
  const option = options.find(({ name }) => name === '-t' || name === '--virtual');
  return manager === 'apk' ? option?.value : undefined;
}

/** Names of programs that a package may bring by its own name: `git-core`, `py2-pip`, `gcc-12`, `python3.11-dev`. */
function partsOf(name: string): string[] {
  const withoutNumbers = (part: string) => [
    part,
    part.replace(/(?<![0-9.])[0-9.]+$/, ''),
    part.replace(/\.[0-9]+$/, ''),
  ];
  return name.split('-').flatMap(withoutNumbers);
}

function later(doubt: Doubt | undefined, since = -Infinity): Doubt | undefined {
  return doubt !== undefined && doubt.at > since ? doubt : undefined;
}

function record(rows: Rows, key: string, row: Row): void {
  let timeline = rows.get(key);
  if (timeline === undefined) rows.set(key, (timeline = new Timeline()));
  timeline.set(row.at, row);
}
