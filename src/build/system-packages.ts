import { known, map, unknown, valueOf, type Known } from '../known.ts';
import { commandsOfPackage, packageOfCommand } from '../facts/commands.ts';
import { systemCall, systemManager, type SystemCall } from '../packages/system-call.ts';
import { mayAsk, saysYes } from '../packages/system-prompts.ts';
import type { PackageWord } from '../packages/system-words.ts';
import type { Command } from '../shell/types.ts';
import { shellOf, type StageCommand } from './commands.ts';
import type { PackageManager } from './image.ts';
import {
  changesSources,
  copiesSources,
  LIST_DIRECTORIES,
  listEffect,
  settingCopied,
  settingWritten,
  type ListManager,
  type Setting,
} from './package-files.ts';
import { commandPrograms, copyPrograms, LANGUAGE_PROGRAMS, type ProgramEffect } from './program-effects.ts';
import { within } from './paths.ts';
import type { Stage, Step } from './stage.ts';
import { tokensOf } from './system-tokens.ts';
import { Timeline } from './timeline.ts';

/** A place in a stage: before a step, or before a command of a RUN. */
export type Place = number | StageCommand;

/** What answers a manager's question whether to go on. */
export type Answer = 'option' | 'configuration' | 'pipe' | 'never asks';

/** A call of a distribution's package manager at its place. */
export interface PackageCall extends SystemCall {
  readonly run: StageCommand;
  readonly step: Step;
  /** It runs whenever the RUN does, and its failure stops the build. */
  readonly certain: boolean;
  /** What answers its question to go on; known undefined where nothing does, and the build may stop there. */
  readonly answered: Known<Answer | undefined>;
  /** DEBIAN_FRONTEND as it sees it: how packages ask questions of their own. */
  readonly frontend: Known<string | undefined>;
  /** It needs lists that an earlier call has fetched. */
  readonly needsLists: boolean;
  /** It fetches from the archive of the distribution's release, or from what stands for it in the sources. */
  readonly reachesArchive: boolean;
}

type Row =
  | { readonly state: 'there' | 'gone'; readonly at: number }
  | { readonly state: 'doubt'; readonly at: number; readonly reason: string };

interface Doubt {
  readonly at: number;
  readonly reason: string;
}

type Lists = 'present' | 'absent';

const LIST_MANAGERS: readonly ListManager[] = ['apt', 'apk'];

/** The distribution's packages of a stage along its steps, and the programs that come with them. */
export class SystemPackages {
  readonly #stage: Stage;
  readonly #calls: PackageCall[] = [];
  readonly #places = new Map<Command, number>();
  readonly #names = new Map<string, Timeline<Row>>();
  readonly #programs = new Map<string, Timeline<Row>>();
  /** Steps and commands that may have done anything. */
  readonly #opaque = new Timeline<Doubt>();
  /** Steps and commands that may have brought any program or package, and have done nothing else. */
  readonly #unnamed = new Timeline<Doubt>();
  readonly #installs = new Timeline<Doubt>();
  readonly #languages = new Timeline<Doubt>();
  /** Removals whose packages are not all known. */
  readonly #removals = new Timeline<Doubt>();
  readonly #lists: Readonly<Record<ListManager, Timeline<Known<Lists>>>> = {
    apt: new Timeline(),
    apk: new Timeline(),
  };
  readonly #sources = new Timeline<Doubt>();
  readonly #settings = new Timeline<Setting>();
  /** Members of apk's virtual packages, and what was asked for by its own name. */
  readonly #virtuals = new Map<string, readonly string[]>();
  readonly #wanted = new Set<string>();
  #read = false;

  constructor(stage: Stage) {
    this.#stage = stage;
  }

  /** Every call of a distribution's package manager, in order. */
  get calls(): readonly PackageCall[] {
    this.#ensureRead();
    return this.#calls;
  }

  /** Calls that fetch from the archive of the release. */
  get archiveCalls(): readonly PackageCall[] {
    return this.calls.filter((call) => call.reachesArchive);
  }

  /** The manager of the base image; `none` where it certainly has none. */
  get packageManagerHere(): Known<PackageManager> {
    const { image } = this.#stage;
    return image.known ? image.value.packageManager : image;
  }

  /** Whether a package, by its name in this distribution, is installed at a place. */
  installed(name: string, place: Place): Known<boolean> {
    const at = this.#at(place);
    const row = this.#names.get(name)?.before(at);
    const removal = this.#removals.before(at);
    if (row?.state === 'there')
      return removal !== undefined && removal.at > row.at ? unknown(removal.reason) : known(true);
    if (row?.state === 'doubt') return unknown(row.reason);
    const since = row?.at ?? -Infinity;
    const doubt =
      later(this.#opaque.before(at), since) ??
      later(this.#unnamed.before(at), since) ??
      later(this.#installs.before(at), since);
    if (row?.state === 'gone') return doubt === undefined ? known(false) : unknown(doubt.reason);
    const base = this.#installedInBase(name);
    return base.known && (base.value || doubt === undefined)
      ? base
      : unknown(doubt === undefined ? reasonOf(base) : doubt.reason);
  }

  /** What is recorded of a base image are commands: without those of a package, it does not have the package. */
  #installedInBase(name: string): Known<boolean> {
    const { base } = this.#stage;
    if (base.kind === 'stage') return base.stage.packages.installed(name, Infinity);
    if (!base.facts.known) return base.facts;
    const { facts } = base;
    const own = commandsOfPackage(name, this.#family).filter(
      (command) => packageOfCommand(command, this.#family) === name,
    );
    return own.some((command) => valueOf(facts.value.has(command)) === false)
      ? known(false)
      : unknown(`it is not recorded whether ${facts.value.image}:${facts.value.tag} has the package ${name}`);
  }

  /** Whether the lists of what there is are in the image at a place. For the other managers that does not matter. */
  lists(place: Place, manager: ListManager = 'apt'): Known<Lists> {
    return this.#listsBefore(manager, this.#at(place));
  }

  #listsBefore(manager: ListManager, at: number): Known<Lists> {
    const own = this.#lists[manager].before(at);
    if (own !== undefined) return own;
    const { base } = this.#stage;
    if (base.kind === 'stage') return base.stage.packages.lists(Infinity, manager);
    // https://github.com/docker-library/official-images#consistency : official images are made without them.
    return base.facts.known ? known('absent') : base.facts;
  }

  /** Whether a command is on PATH at a place. */
  hasCommand(command: string, place: Place): Known<boolean> {
    return this.#hasProgram(command, this.#at(place), true);
  }

  /**
   * True where the base image certainly lacks a command, and nothing on the way brings it by what is recorded. Unlike
   * `hasCommand` it takes for granted that packages do not bring it along with what they depend on.
   */
  lacksCommand(command: string, place: Place): boolean {
    const found = this.#hasProgram(command, this.#at(place), false);
    return found.known && !found.value;
  }

  #hasProgram(program: string, at: number, dependencies: boolean): Known<boolean> {
    const row = this.#programs.get(program)?.before(at);
    const removal = this.#removals.before(at);
    if (row?.state === 'there' && !(removal !== undefined && removal.at > row.at)) return known(true);
    const base = row?.state === 'gone' ? known(false) : this.#programInBase(program, dependencies);
    if (base.known && base.value && row === undefined) return base;
    if (row?.state === 'there') return unknown(removal?.reason ?? '');
    if (row?.state === 'doubt') return unknown(row.reason);
    const since = row?.at ?? -Infinity;
    const doubt =
      later(this.#opaque.before(at), since) ??
      later(this.#unnamed.before(at), since) ??
      (LANGUAGE_PROGRAMS.has(program) ? later(this.#languages.before(at), since) : undefined) ??
      (dependencies ? later(this.#installs.before(at), since) : undefined);
    return doubt === undefined ? base : unknown(doubt.reason);
  }

  #programInBase(program: string, dependencies: boolean): Known<boolean> {
    const { base } = this.#stage;
    if (base.kind === 'stage') {
      const below = base.stage.packages;
      below.#ensureRead();
      return below.#hasProgram(program, Infinity, dependencies);
    }
    return base.facts.known ? base.facts.value.has(program) : base.facts;
  }

  /** Whether packages still come from where the base image has them from; sources added beside those do not count. */
  sources(place: Place): Known<'original' | 'changed'> {
    const at = this.#at(place);
    if (this.#sources.before(at) !== undefined) return known('changed');
    const doubt = this.#opaque.before(at);
    if (doubt !== undefined) return unknown(doubt.reason);
    const { base } = this.#stage;
    if (base.kind === 'stage') return base.stage.packages.sources(Infinity);
    return map(base.facts, () => 'original');
  }

  /** Offsets of commands lie between those of their step and the next one. */
  #at(place: Place): number {
    this.#ensureRead();
    return typeof place === 'number' ? place : (this.#places.get(place.command) ?? place.step.index);
  }

  /** The family whose names of packages hold here. */
  get #family(): string {
    const { image } = this.#stage;
    if (image.known && image.value.distro.known) return image.value.distro.value.family;
    const manager = this.#calls[0]?.manager;
    return manager === 'apt' ? 'debian' : manager === 'apk' ? 'alpine' : 'centos';
  }

  #ensureRead(): void {
    if (this.#read) return;
    this.#read = true;
    const { commands, copies, steps } = this.#stage;
    let command = 0;
    let copy = 0;
    for (const step of steps) {
      for (; copies[copy]?.step === step; copy++) {
        const one = copies[copy];
        if (one !== undefined) this.#readCopy(one, step.index);
      }
      if (step.instruction.keyword !== 'RUN') continue;
      const first = command;
      while (commands[command]?.step === step) command++;
      this.#readRun(step, commands.slice(first, command));
    }
  }

  #readRun(step: Step, runs: readonly StageCommand[]): void {
    const shell = shellOf(step);
    if (!shell.known) this.#doubtAll(step.index, shell.reason);
    const mounted = LIST_MANAGERS.filter((manager) => mountsOver(step, LIST_DIRECTORIES[manager]));
    const before = mounted.map((manager) => this.#listsBefore(manager, step.index));
    const slots = runs.length + 2;
    for (const manager of mounted)
      this.#lists[manager].set(
        step.index + 0.25 / slots,
        unknown(`what is mounted at ${LIST_DIRECTORIES[manager]} is not known`),
      );
    runs.forEach((run, position) => {
      this.#places.set(run.command, step.index + (position + 0.5) / slots);
      this.#readCommand(run, runs[position - 1], step.index + (position + 0.75) / slots);
    });
    // What is mounted is not part of the image.
    mounted.forEach((manager, i) => {
      const state = before[i];
      if (state !== undefined) this.#lists[manager].set(step.index + (slots - 0.5) / slots, state);
    });
  }

  #readCommand(run: StageCommand, previous: StageCommand | undefined, at: number): void {
    if (systemManager(run.command) !== undefined) {
      const call = systemCall(run.command, tokensOf(run));
      if (call !== undefined) this.#readCall(this.#placed(call, run, previous), at);
      return;
    }
    const certain = isCertain(run.command);
    for (const effect of commandPrograms(run)) this.#apply(effect, at, certain);
    for (const manager of LIST_MANAGERS)
      this.#changeLists(manager, listEffect(run, manager), run.command, at);
    if ((['apt', 'apk', 'yum'] as const).some((manager) => changesSources(run, manager)))
      this.#sources.set(at, { at, reason: `${run.command.name} changes where packages come from` });
    for (const manager of ['apt', 'yum'] as const) this.#settle(settingWritten(run, manager), at, certain);
  }

  #readCopy(copy: Stage['copies'][number], at: number): void {
    for (const effect of copyPrograms(copy)) this.#apply(effect, at, true);
    const target = valueOf(copy.target);
    for (const manager of LIST_MANAGERS)
      if (target !== undefined && within(LIST_DIRECTORIES[manager], target))
        this.#lists[manager].set(at, unknown('lists are copied into the image'));
    if ((['apt', 'apk', 'yum'] as const).some((manager) => copiesSources(copy, manager)))
      this.#sources.set(at, { at, reason: 'a file is copied that says where packages come from' });
    for (const manager of ['apt', 'yum'] as const) this.#settle(settingCopied(copy, manager), at, true);
  }

  #settle(setting: Setting, at: number, certain: boolean): void {
    if (setting !== undefined) this.#settings.set(at, certain ? setting : 'unclear');
  }

  #changeLists(
    manager: ListManager,
    effect: ReturnType<typeof listEffect>,
    command: Command,
    at: number,
  ): void {
    if (effect === undefined) return;
    const certain = effect === 'removed' && command.reached === 'always';
    const now = this.#listsBefore(manager, at);
    if (now.known && now.value === 'absent' && effect === 'removed') return;
    this.#lists[manager].set(
      at,
      certain ? known('absent') : unknown(`${command.name} may have changed the lists`),
    );
  }

  #doubtAll(at: number, reason: string): void {
    this.#opaque.set(at, { at, reason });
    for (const manager of LIST_MANAGERS) this.#lists[manager].set(at, unknown(reason));
  }

  #apply(effect: ProgramEffect, at: number, certain: boolean): void {
    switch (effect.kind) {
      case 'brings':
        return record(
          this.#programs,
          effect.program,
          certain
            ? { state: 'there', at }
            : { state: 'doubt', at, reason: 'the command that makes it may be passed over' },
        );
      case 'touches':
        return record(this.#programs, effect.program, { state: 'doubt', at, reason: effect.reason });
      case 'language':
        return this.#languages.set(at, { at, reason: effect.reason });
      case 'programs':
        return this.#unnamed.set(at, { at, reason: effect.reason });
      case 'opaque':
        return this.#doubtAll(at, effect.reason);
    }
  }

  #placed(call: SystemCall, run: StageCommand, previous: StageCommand | undefined): PackageCall {
    const place = this.#places.get(run.command) ?? run.step.index;
    const fetches = ['install', 'refresh', 'upgrade'].includes(call.action);
    const placed: PackageCall = {
      ...call,
      run,
      step: run.step,
      certain: isCertain(run.command) && !call.elsewhere && !call.dry,
      answered: this.#answered(call, run, previous, place),
      frontend: frontendOf(run),
      needsLists: fetches && call.action !== 'refresh' && this.#needsLists(call),
      reachesArchive: fetches && !(call.dry && call.options.some(({ name }) => name === '--help')),
    };
    this.#calls.push(placed);
    return placed;
  }

  /** apk of Alpine 3.8 and later fetches them where they are missing:
   *  https://github.com/docker-library/python/pull/330 */
  #needsLists(call: SystemCall): boolean {
    if (fetchesLists(call) || call.packages.some(({ kind }) => kind === 'file')) return false;
    if (call.manager === 'apt') return true;
    const { image } = this.#stage;
    const distro = image.known ? valueOf(image.value.distro) : undefined;
    const [major, minor] = (distro?.release ?? '').split('.').map(Number);
    return (
      call.manager === 'apk' &&
      distro?.family === 'alpine' &&
      major !== undefined &&
      minor !== undefined &&
      (major < 3 || (major === 3 && minor < 8))
    );
  }

  #answered(
    call: SystemCall,
    run: StageCommand,
    previous: StageCommand | undefined,
    at: number,
  ): Known<Answer | undefined> {
    if (!mayAsk(call)) return known('never asks');
    if (saysYes(call)) return known('option');
    if (feedsYes(run, previous)) return known('pipe');
    if (call.hidden !== undefined) return unknown(call.hidden);
    if (call.manager === 'microdnf') return this.#microdnf();
    return this.#configured(at);
  }

  /** Up to release 8 it never asks; from 9 on it does: https://github.com/rpm-software-management/microdnf/pull/97 */
  #microdnf(): Known<Answer | undefined> {
    const { image } = this.#stage;
    const release = image.known && image.value.distro.known ? image.value.distro.value.release : undefined;
    const major = Number.parseInt(release ?? '', 10);
    if (Number.isNaN(major)) return unknown('whether microdnf asks depends on the release');
    return known(major <= 8 ? 'never asks' : undefined);
  }

  #configured(at: number): Known<Answer | undefined> {
    const setting = this.#settings.before(at);
    if (setting === 'yes') return known('configuration');
    if (setting === 'unclear') return unknown('a configuration file may say yes');
    const doubt = this.#opaque.before(at);
    if (doubt !== undefined) return unknown(doubt.reason);
    const { base } = this.#stage;
    if (base.kind === 'stage') {
      base.stage.packages.#ensureRead();
      return base.stage.packages.#configured(Infinity);
    }
    return base.facts.known ? known(undefined) : base.facts;
  }

  #readCall(call: PackageCall, at: number): void {
    if (call.elsewhere || call.dry) return;
    if (call.action === 'unknown') return this.#doubtAll(at, call.unread ?? 'what it does is not known');
    if (call.action === 'install') this.#install(call, at);
    else if (call.action === 'remove') this.#remove(call, at);
    else if (call.action === 'upgrade')
      this.#installs.set(at, { at, reason: 'an upgrade may have brought it' });
    this.#fetchLists(call, at);
  }

  #fetchLists(call: PackageCall, at: number): void {
    const { manager } = call;
    if (manager !== 'apt' && manager !== 'apk') return;
    if (call.action === 'clean') {
      if (/^dist-?clean$/.test(call.verb)) this.#lists[manager].set(at, known('absent'));
      return;
    }
    if (
      call.action !== 'refresh' &&
      (!fetchesLists(call) || call.options.some(({ name }) => name === '--no-cache'))
    )
      return;
    const partial = call.options.some(({ value }) => value?.known === true && /^dir::/i.test(value.value));
    const now = this.#listsBefore(manager, at);
    if (call.certain && !partial) this.#lists[manager].set(at, known('present'));
    else if (!(now.known && now.value === 'present'))
      this.#lists[manager].set(at, unknown('the call that fetches the lists may fail or be passed over'));
  }

  #install(call: PackageCall, at: number): void {
    const reason = 'a package that is installed may have brought it';
    this.#installs.set(at, { at, reason });
    const strange =
      call.unread ??
      (call.packages.some(({ kind }) => kind !== 'package' && kind !== 'capability')
        ? 'packages are installed under other names'
        : undefined);
    if (strange !== undefined) this.#unnamed.set(at, { at, reason: strange });
    const added = call.packages.filter(({ kind, removes }) => kind === 'package' && !removes);
    for (const { name } of added) this.#setPackage(name, at, call.certain, 'there');
    for (const { name, removes } of call.packages)
      if (removes) this.#setPackage(name, at, call.certain, 'gone');
    const virtual =
      call.manager === 'apk'
        ? call.options.find(({ name }) => name === '-t' || name === '--virtual')
        : undefined;
    if (virtual === undefined) for (const { name } of added) this.#wanted.add(name);
    else if (virtual.value?.known === true)
      this.#virtuals.set(
        virtual.value.value,
        added.map(({ name }) => name),
      );
  }

  #remove(call: PackageCall, at: number): void {
    if (call.unread !== undefined) this.#removals.set(at, { at, reason: call.unread });
    for (const word of call.packages)
      for (const name of this.#removedBy(call, word)) this.#setPackage(name, at, call.certain, 'gone');
    if (call.packages.some(({ kind }) => kind !== 'package'))
      this.#removals.set(at, { at, reason: 'packages are removed by a pattern' });
  }

  /** A virtual package of apk takes its members with it, those aside that were asked for by name. */
  #removedBy(call: PackageCall, { name, kind }: PackageWord): readonly string[] {
    const members = call.manager === 'apk' ? this.#membersOf(name) : undefined;
    if (members !== undefined) return members.filter((member) => !this.#isWanted(member));
    return kind === 'package' ? [name] : [];
  }

  #membersOf(name: string): readonly string[] | undefined {
    const { base } = this.#stage;
    this.#ensureRead();
    return (
      this.#virtuals.get(name) ?? (base.kind === 'stage' ? base.stage.packages.#membersOf(name) : undefined)
    );
  }

  #isWanted(name: string): boolean {
    const { base } = this.#stage;
    this.#ensureRead();
    return this.#wanted.has(name) || (base.kind === 'stage' && base.stage.packages.#isWanted(name));
  }

  #setPackage(name: string, at: number, certain: boolean, state: 'there' | 'gone'): void {
    const doubt = 'the call that installs or removes it may fail or be passed over';
    const row: Row = certain ? { state, at } : { state: 'doubt', at, reason: doubt };
    record(this.#names, name, row);
    const programs = commandsOfPackage(name, this.#family);
    for (const program of partsOf(name)) if (!programs.includes(program)) this.#mayBring(name, program, at);
    for (const program of programs) record(this.#programs, program, row);
  }

  #mayBring(name: string, program: string, at: number): void {
    if (this.#programs.get(program)?.before(at)?.state === 'there') return;
    record(this.#programs, program, {
      state: 'doubt',
      at,
      reason: `the package ${name} may have to do with it`,
    });
  }
}

/** Options by which a call fetches the lists itself. */
function fetchesLists({ manager, options }: SystemCall): boolean {
  const names = manager === 'apk' ? ['-U', '--update-cache', '--update', '--no-cache'] : ['-U', '--update'];
  return options.some(({ name }) => names.includes(name));
}

/** Names of programs that a package may bring by its own name: `git-core`, `py2-pip`, `gcc-12`, `python3.11-dev`. */
function partsOf(name: string): string[] {
  return name
    .split('-')
    .flatMap((part) => [part, part.replace(/[0-9.]+$/, ''), part.replace(/\.[0-9.]+$/, '')]);
}

function isCertain(command: Command): boolean {
  return command.reached === 'always' && !command.tolerated;
}

function later(doubt: Doubt | undefined, since: number): Doubt | undefined {
  return doubt !== undefined && doubt.at > since ? doubt : undefined;
}

function reasonOf(value: Known<unknown>): string {
  return value.known ? '' : value.reason;
}

function record(rows: Map<string, Timeline<Row>>, key: string, row: Row): void {
  let timeline = rows.get(key);
  if (timeline === undefined) rows.set(key, (timeline = new Timeline()));
  timeline.set(row.at, row);
}

/** `yes | apt-get …`, `echo y | …`, `… <<< y`. */
function feedsYes(run: StageCommand, previous: StageCommand | undefined): boolean {
  if (run.command.redirects.some(({ operator }) => operator.startsWith('<'))) return true;
  return (
    run.command.before === '|' &&
    previous?.command.after === '|' &&
    ['yes', 'echo', 'printf'].includes(previous.command.name)
  );
}

function frontendOf(run: StageCommand): Known<string | undefined> {
  const own = run.command.assignments.findLast(({ name }) => name === 'DEBIAN_FRONTEND');
  if (own !== undefined)
    return own.value === undefined ? unknown('DEBIAN_FRONTEND is no text') : run.value(own.value);
  // https://www.sudo.ws/docs/man/sudoers.man/#Command_environment
  const { wrappedBy } = run.command;
  if (
    wrappedBy.includes('sudo') &&
    !wrappedBy.some((word) => word === '-E' || word.startsWith('--preserve-env'))
  )
    return known(undefined);
  const seen = exportedBefore(run) ?? run.step.stage.state(run.step.index).seen('DEBIAN_FRONTEND');
  return map(seen, (value) => (value === '' ? undefined : value));
}

/** `export DEBIAN_FRONTEND=noninteractive` earlier in the same RUN. */
function exportedBefore({ step, command, value }: StageCommand): Known<string> | undefined {
  const shell = shellOf(step);
  if (!shell.known) return undefined;
  for (const one of shell.value.commands) {
    if (one === command) return undefined;
    const word =
      one.name === 'export' && !one.isolated && one.reached === 'always'
        ? one.words.find(({ raw }) => raw.startsWith('DEBIAN_FRONTEND='))
        : undefined;
    if (word !== undefined) return map(value(word), (text) => text.slice('DEBIAN_FRONTEND='.length));
  }
  return undefined;
}

/** True where a cache, tmpfs or other mount hides a directory, or the one that it lies in. */
function mountsOver({ instruction }: Step, directory: string): boolean {
  return instruction.flags.some(({ name, value }) => {
    if (name !== 'mount') return false;
    const target = (value ?? '').split(',').find((part) => /^(target|dst|destination)=/.test(part));
    const path = target?.slice(target.indexOf('=') + 1).replace(/(.)\/$/, '$1');
    return path !== undefined && within(path, directory);
  });
}
