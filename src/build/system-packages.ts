import { known, map, unknown, type Known } from '../known.ts';
import { systemCall, systemManager, type SystemCall } from '../packages/system-call.ts';
import type { Command } from '../shell/types.ts';
import { shellOf, type StageCommand } from './commands.ts';
import type { Copy } from './copy.ts';
import type { PackageManager } from './image.ts';
import { directAnswer, exportedFrontend, frontendOf, needsLists, type Answer } from './package-answers.ts';
import {
  changesSources,
  copiesSources,
  settingCopied,
  settingWritten,
  type ListManager,
  type Setting,
} from './package-files.ts';
import { PackageLists, type Lists } from './package-lists.ts';
import { PackageTable } from './package-table.ts';
import { commandPrograms, copyPrograms, type ProgramEffect } from './program-effects.ts';
import type { Stage, Step } from './stage.ts';
import { tokensOf } from './system-tokens.ts';
import { Timeline } from './timeline.ts';

export type { Answer } from './package-answers.ts';
export type { Lists } from './package-lists.ts';

/** A place in a stage: before a step, or before a command of a RUN. */
export type Place = number | StageCommand;

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
  /** It certainly needs lists that an earlier call has fetched. */
  readonly needsLists: boolean;
  /** It fetches from the archive of the distribution's release, or from what stands for it in the sources. */
  readonly reachesArchive: boolean;
}

const WITH_SOURCES = ['apt', 'apk', 'yum'] as const;
const WITH_SETTINGS = ['apt', 'yum'] as const;

/** The distribution's packages of a stage along its steps, and the programs that come with them. */
export class SystemPackages {
  readonly #stage: Stage;
  readonly #calls: PackageCall[] = [];
  /** Where a command stands between its step and the next one. */
  readonly #places = new Map<Command, number>();
  readonly #table: PackageTable;
  readonly #lists: PackageLists;
  readonly #sources = new Timeline<true>();
  readonly #settings = new Timeline<Exclude<Setting, undefined>>();
  #read = false;

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#table = new PackageTable(stage);
    this.#lists = new PackageLists(stage);
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

  /** What is known of packages and programs by name, for stages that are built from this one. */
  get table(): PackageTable {
    this.#ensureRead();
    return this.#table;
  }

  /** The manager of the base image; `none` where it certainly has none. */
  get packageManagerHere(): Known<PackageManager> {
    const { image } = this.#stage;
    return image.known ? image.value.packageManager : image;
  }

  /** Whether a package, by its name in this distribution, is installed at a place. */
  installed(name: string, place: Place): Known<boolean> {
    return this.table.hasPackage(name, this.#at(place));
  }

  /** Whether the lists of what there is are in the image at a place. For other managers that does not matter. */
  lists(place: Place, manager: ListManager = 'apt'): Known<Lists> {
    return this.#lists.before(manager, this.#at(place));
  }

  /** Whether a command is on PATH at a place. */
  hasCommand(command: string, place: Place): Known<boolean> {
    return this.table.hasProgram(command, this.#at(place), true);
  }

  /**
   * True where the base image certainly lacks a command, and nothing on the way brings it by what is recorded. Unlike
   * `hasCommand` it takes for granted that packages do not bring it along with what they depend on.
   */
  lacksCommand(command: string, place: Place): boolean {
    const found = this.table.hasProgram(command, this.#at(place), false);
    return found.known && !found.value;
  }

  /** Whether packages still come from where the base image has them from; sources added beside those do not count. */
  sources(place: Place): Known<'original' | 'changed'> {
    const at = this.#at(place);
    if (this.#sources.before(at) !== undefined) return known('changed');
    const doubt = this.#table.opaque.before(at);
    if (doubt !== undefined) return unknown(doubt.reason);
    const { base } = this.#stage;
    return base.kind === 'stage' ? base.stage.packages.sources(Infinity) : map(base.facts, () => 'original');
  }

  #at(place: Place): number {
    this.#ensureRead();
    return typeof place === 'number' ? place : (this.#places.get(place.command) ?? place.step.index);
  }

  #ensureRead(): void {
    if (this.#read) return;
    this.#read = true;
    const { commands, copies, steps } = this.#stage;
    let command = 0;
    let copy = 0;
    for (const step of steps) {
      for (let one = copies[copy]; one?.step === step; one = copies[++copy]) this.#readCopy(one, step.index);
      const first = command;
      while (commands[command]?.step === step) command++;
      if (step.instruction.keyword === 'RUN') this.#readRun(step, commands.slice(first, command));
    }
  }

  #readCopy(copy: Copy, at: number): void {
    for (const effect of copyPrograms(copy)) this.#apply(effect, at, true);
    this.#lists.readCopy(copy, at);
    if (WITH_SOURCES.some((manager) => copiesSources(copy, manager))) this.#sources.set(at, true);
    for (const manager of WITH_SETTINGS) this.#settle(settingCopied(copy, manager), at, true);
  }

  #readRun(step: Step, runs: readonly StageCommand[]): void {
    const shell = shellOf(step);
    if (!shell.known) this.#apply({ kind: 'opaque', reason: shell.reason }, step.index, true);
    const slot = 1 / (runs.length + 2);
    this.#lists.mount(step, step.index + slot / 4, step.index + 1 - slot / 2);
    let exported: Known<string> | undefined;
    runs.forEach((run, position) => {
      const at = step.index + (position + 0.5) * slot;
      this.#places.set(run.command, at);
      const call = systemManager(run.command) && systemCall(run.command, tokensOf(run));
      if (call === undefined) this.#readCommand(run, at + slot / 4);
      else {
        const answered = directAnswer(call, run, runs[position - 1]) ?? this.#configured(at);
        this.#readCall(call, run, answered, frontendOf(run, exported), at + slot / 4);
      }
      exported = exportedFrontend(run) ?? exported;
    });
    this.#lists.unmount();
  }

  #readCommand(run: StageCommand, at: number): void {
    const certain = isCertain(run.command);
    this.#lists.readCommand(run, at);
    for (const effect of commandPrograms(run)) this.#apply(effect, at, certain);
    if (WITH_SOURCES.some((manager) => changesSources(run, manager))) this.#sources.set(at, true);
    for (const manager of WITH_SETTINGS) this.#settle(settingWritten(run, manager), at, certain);
  }

  #readCall(
    call: SystemCall,
    run: StageCommand,
    answered: PackageCall['answered'],
    frontend: PackageCall['frontend'],
    at: number,
  ): void {
    const inert = call.elsewhere || call.dry;
    const certain = isCertain(run.command) && !inert;
    const reachesArchive = ['install', 'refresh', 'upgrade'].includes(call.action) && !call.dry;
    const needs = needsLists(call, this.#stage);
    this.#calls.push({
      ...call,
      run,
      step: run.step,
      certain,
      answered,
      frontend,
      needsLists: needs,
      reachesArchive,
    });
    if (inert) return;
    if (call.action === 'unknown') {
      const reason = call.hidden ?? 'what the call does is not known';
      return this.#apply({ kind: 'opaque', reason }, at, true);
    }
    this.#table.readCall(call, certain, at);
    this.#lists.readCall(call, certain, at);
  }

  #apply(effect: ProgramEffect, at: number, certain: boolean): void {
    if (effect.kind !== 'opaque') return this.#table.apply(effect, at, certain);
    this.#table.opaque.set(at, { at, reason: effect.reason });
    this.#lists.doubt(at, effect.reason);
  }

  #settle(setting: Setting, at: number, certain: boolean): void {
    if (setting !== undefined) this.#settings.set(at, certain ? setting : 'unclear');
  }

  /** What a configuration file of the image answers. */
  #configured(at: number): Known<Answer | undefined> {
    const setting = this.#settings.before(at);
    if (setting === 'yes') return known('configuration');
    if (setting === 'unclear') return unknown('a configuration file may say yes');
    const doubt = this.#table.opaque.before(at);
    if (doubt !== undefined) return unknown(doubt.reason);
    const { base } = this.#stage;
    if (base.kind === 'image') return map(base.facts, () => undefined);
    base.stage.packages.#ensureRead();
    return base.stage.packages.#configured(Infinity);
  }
}

function isCertain(command: Command): boolean {
  return command.reached === 'always' && !command.tolerated;
}
