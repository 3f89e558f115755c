import { Build } from './build/build.ts';
import type { BuildCall } from './build/call.ts';
import type { Context } from './context/types.ts';
import { parseDockerfile } from './dockerfile/parse.ts';
import type { Dockerfile, Instruction } from './dockerfile/types.ts';
import { accept } from './engine/accept.ts';
import type { Accepted } from './engine/accept.ts';
import type { Ask } from './engine/asking.ts';
import { agreed } from './engine/agreement.ts';
import { compare } from './engine/compare.ts';
import { find } from './engine/find.ts';
import type { Found } from './engine/find.ts';
import { Journey } from './engine/journey.ts';
import { commentFaults, needless } from './engine/ignores.ts';
import type { Ignore } from './engine/ignores.ts';
import { findingOf } from './engine/log-finding.ts';
import { nextTexts } from './engine/next-texts.ts';
import { DOCKERFILE, dockerfileEdits, identity } from './engine/proposal.ts';
import type { Proposal } from './engine/proposal.ts';
import { applyEdits } from './engine/text-edits.ts';
import type { TextEdit } from './engine/text-edits.ts';
import { byLine, untouched } from './engine/results.ts';
import { NO_SETTINGS } from './engine/settings.ts';
import { inOrder } from './engine/select.ts';
import type { Settings } from './engine/settings.ts';
import { shownPath } from './engine/shown-path.ts';
import { tell } from './engine/tell.ts';
import { unifiedDiff, unifiedDiffOfEdits } from './diff.ts';
import { locate } from './log/locate.ts';
import type { BuildLog } from './log/types.ts';
import type { Versions } from './packages/versions.ts';
import type { Range } from './range.ts';
import type { AppliedFix, FileChange, FileResult, ProposedFix, WithheldFix } from './result.ts';
import type { NamedTransform } from './transform.ts';

/** After so many passes it is taken for granted that transforms undo each other's work. */
const MAX_PASSES = 20;

export interface ConvergeInput {
  /** Path as shown to the user and in the diff, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly context: Context;
  readonly transforms: readonly NamedTransform[];
  /** Applies unsafe fixes too. */
  readonly unsafe: boolean;
  /** Ids of the only transforms that run; their fixes apply whatever their safety is. */
  readonly only?: ReadonlySet<string>;
  /** What is said of transforms and findings outside of the text; nothing where it is absent. */
  readonly settings?: Settings;
  /** The day that the build is looked at; today where it is absent. */
  readonly asOf?: Date;
  /** What was written by a build of this text that failed, or by a container of its image. */
  readonly log?: BuildLog;
  /** What an image that works has installed. */
  readonly versions?: Versions;
  /** What the build is called with. */
  readonly call?: BuildCall;
  /** Further builds of the same text: fixes are those that are right for all of them. */
  readonly others?: readonly { readonly context: Context; readonly call: BuildCall }[];
}

/** Applies fixes to one Dockerfile, and to companion files, until no transform offers another. Writes nothing. */
export function converge(input: ConvergeInput): FileResult {
  return new Convergence(input, parseDockerfile(input.text)).run();
}

/**
 * As `converge`, with one fix after the other, each where `ask` says so; what follows from it is found before the next one is
 * asked about. With `unsafe`, manual fixes that have a patch are asked about too.
 */
export function convergeAsking(input: ConvergeInput, ask: Ask): Promise<FileResult> {
  return new Convergence(input, parseDockerfile(input.text)).runAsking(ask);
}

interface AppliedAt {
  readonly proposal: Proposal;
  /** The text of this pass is the one that its offsets speak of. */
  readonly pass: number;
  readonly told: Omit<AppliedFix, 'newLine'>;
}

/** A fix that somebody has chosen, and what the texts are with it. */
interface Wanted {
  readonly accepted: Accepted;
  /** The later ones are wanted too. */
  readonly andRest: boolean;
}

class Convergence {
  readonly #input: ConvergeInput;
  readonly #journey: Journey;
  readonly #applied: AppliedAt[] = [];
  readonly #companions = new Map<string, string>();
  readonly #bugs = new Map<string, FileResult['bugs'][number]>();
  readonly #refused = new Set<string>();
  /** Fixes that nobody wants, by `#wish`. */
  readonly #declined = new Set<string>();
  /** Comments that kept a fix away, by `#commentKey`. */
  readonly #heeded = new Set<string>();
  #transforms: readonly NamedTransform[];
  #build: Build;
  /** Of the same text. */
  #others: readonly Build[];
  /** The instruction of the original text that the log says failed. */
  readonly #failed: Instruction | undefined;

  constructor(input: ConvergeInput, dockerfile: Dockerfile) {
    this.#input = input;
    this.#journey = new Journey(dockerfile);
    const { log } = input;
    this.#failed = log && locate(log, dockerfile);
    const failure = log && { log, instruction: this.#failed };
    const build = (context: Context, call: BuildCall | undefined) =>
      new Build(dockerfile, context, input.asOf, failure, input.versions, call);
    this.#build = build(input.context, input.call);
    this.#others = (input.others ?? []).map(({ context, call }) => build(context, call));
    this.#transforms = input.transforms
      .filter(({ id }) => input.only?.has(id) ?? true)
      .toSorted((a, b) => compare(a.id, b.id));
  }

  run(): FileResult {
    const found = this.#settle((proposal) => this.#applies(proposal));
    return found === undefined ? this.#broken() : this.#result(found);
  }

  async runAsking(ask: Ask): Promise<FileResult> {
    let isRestWanted = false;
    for (;;) {
      const found = this.#settle(
        (each) => isRestWanted && this.#applies(each) && !this.#declined.has(this.#wish(each)),
      );
      if (found === undefined) return this.#broken();
      const wanted = await this.#firstWanted(found, ask);
      if (wanted === undefined) return this.#result(found, this.#questions(found));
      this.#apply(wanted.accepted);
      isRestWanted ||= wanted.andRest;
    }
  }

  /** Goes through the fixes until one is wanted; undefined where none is. */
  async #firstWanted(found: Found, ask: Ask): Promise<Wanted | undefined> {
    for (const proposal of this.#questions(found)) {
      if (this.#declined.has(this.#wish(proposal))) continue;
      const accepted = this.#accept([proposal]);
      if (accepted === undefined) continue;
      const verdict = await ask(this.#proposed(proposal));
      if (verdict === 'leave-rest') return undefined;
      if (verdict !== 'leave') return { accepted, andRest: verdict === 'apply-rest' };
      this.#declined.add(this.#wish(proposal));
    }
    return undefined;
  }

  /** In the order of the file; those that have been answered too. */
  #questions({ proposals }: Found): readonly Proposal[] {
    const isAsked = (proposal: Proposal) =>
      this.#applies(proposal) || (this.#input.unsafe && proposal.edits.size > 0);
    return proposals
      .filter((proposal) => isAsked(proposal) && !this.#refused.has(identity(proposal)))
      .toSorted(inOrder);
  }

  /** The same for what would write the same in the same place, whatever was applied elsewhere. */
  #wish({ transform, edits }: Proposal): string {
    const wishes = [...edits].map(([file, list]) =>
      list.map(({ start, end, text }) =>
        file === DOCKERFILE ? [this.#journey.origin({ start, end }), text] : [file, text],
      ),
    );
    return JSON.stringify([transform.id, wishes]);
  }

  /**
   * Applies what `applies`, pass after pass, until none of it is left. Undefined where there is no end to it: those who are
   * at fault are reported then.
   */
  #settle(applies: (proposal: Proposal) => boolean): Found | undefined {
    const start = this.#journey.passes;
    /** Every text so far, the companions with it. */
    const seen = [this.#fingerprint()];
    while (this.#journey.passes - start < MAX_PASSES) {
      const found = this.#find();
      const accepted = this.#accept(found.proposals.filter(applies));
      if (accepted === undefined) return found;
      this.#apply(accepted);
      const before = seen.indexOf(this.#fingerprint());
      if (before >= 0)
        return this.#blame(start + before, 'its fix leads back to a text that was there before');
      seen.push(this.#fingerprint());
    }
    return this.#blame(this.#journey.passes - 2, `it still offers fixes after ${MAX_PASSES} passes`);
  }

  #find(): Found {
    const able = this.#able();
    const found = agreed([this.#build, ...this.#others], (build) => find(able, build, this.#settings));
    for (const ignore of found.heeded) this.#heeded.add(this.#commentKey(ignore));
    for (const { transform, message } of [...found.failed, ...found.malformed])
      this.#report(transform.id, message);
    const failed = new Set(found.failed.map(({ transform }) => transform));
    this.#transforms = this.#transforms.filter((transform) => !failed.has(transform));
    const proposals = found.proposals.filter(
      (each) => !this.#refused.has(identity(each)) && this.#isTimely(each),
    );
    return { ...found, proposals };
  }

  get #settings(): Settings {
    return this.#input.settings ?? NO_SETTINGS;
  }

  /** The same for a comment whatever stands above it meanwhile. */
  #commentKey({ comment, code }: Ignore): string {
    return `${this.#journey.origin(comment).start} ${code}`;
  }

  /** While BuildKit refuses the file, what mends no problem of it waits. */
  #isTimely(proposal: Proposal): boolean {
    const { problems } = this.#build.dockerfile;
    if (problems.length === 0) return true;
    return nextTexts(this.#build, [proposal]).build.dockerfile.problems.length < problems.length;
  }

  /** What BuildKit refuses is for those alone that mend it; the others run once it is mended. */
  #able(): readonly NamedTransform[] {
    if (this.#build.dockerfile.problems.length === 0) return this.#transforms;
    return this.#transforms.filter(({ mends }) => mends === 'problem');
  }

  #applies({ transform, edits, safety }: Proposal): boolean {
    if (edits.size === 0) return false;
    const named = this.#input.only?.has(transform.id) ?? false;
    return safety === 'safe' || named || (safety === 'unsafe' && this.#input.unsafe);
  }

  #accept(proposals: readonly Proposal[]): Accepted | undefined {
    return accept(this.#build, proposals, (proposal, violations) => this.#refuse(proposal, violations));
  }

  #refuse(proposal: Proposal, violations: readonly string[]): void {
    this.#refused.add(identity(proposal));
    this.#report(proposal.transform.id, `refused: ${proposal.fix.message}: ${violations.join('; ')}`);
  }

  #report(transform: string, message: string): void {
    this.#bugs.set(`${transform} ${message}`, { transform, message });
  }

  #apply({ proposals, next }: Accepted): void {
    const pass = this.#journey.passes;
    this.#applied.push(
      ...proposals.map((proposal) => ({ proposal, pass, told: tell(proposal, this.#journey) })),
    );
    for (const [file, text] of next.companions) this.#companions.set(file, text);
    this.#journey.travel(dockerfileEdits(proposals));
    this.#build = next.build;
    this.#others = this.#others.map((build) => nextTexts(build, proposals).build);
  }

  #result(found: Found, declined: readonly Proposal[] = []): FileResult {
    const changes = this.#changes();
    const problems = this.#problems();
    const applied = this.#applied.map((applied) => this.#arrived(applied)).toSorted(byLine);
    const withheld = this.#withheld(
      found.proposals.filter((each) => !this.#applies(each) && !declined.includes(each)),
    );
    return {
      path: this.#input.path,
      status: problems.length > 0 ? 'problem' : changes.length > 0 ? 'fixable' : 'unchanged',
      changes,
      applied,
      withheld,
      leftAlone: [...this.#leftAlone(found), ...declined.map((each) => this.#turnedDown(each))],
      problems,
      ...this.#warnings(),
      bugs: [...this.#bugs.values()],
      ...this.#finding(applied, withheld),
      reads: this.#input.context.reads,
    };
  }

  #finding(applied: readonly AppliedFix[], withheld: readonly AppliedFix[]): Pick<FileResult, 'log'> {
    const { log, transforms } = this.#input;
    if (log === undefined) return {};
    const instruction = this.#failed;
    const at = instruction && {
      line: this.#journey.original.position(instruction.range.start).line,
      instruction,
    };
    return { log: findingOf(log, at, applied, withheld, transforms) };
  }

  /** What BuildKit still refuses. */
  #problems(): FileResult['problems'] {
    return this.#build.dockerfile.problems.map(({ message, range }) => ({
      line: this.#journey.originalLine(range),
      message,
    }));
  }

  #warnings(): Pick<FileResult, 'warnings'> {
    const { dockerfile } = this.#build;
    const isHeeded = (ignore: Ignore) => this.#heeded.has(this.#commentKey(ignore));
    const faults = [
      ...commentFaults(dockerfile, this.#settings),
      ...needless(dockerfile, this.#settings, this.#able(), isHeeded),
    ];
    if (faults.length === 0) return {};
    const warnings = faults.map(({ at, message }) => ({ line: this.#journey.originalLine(at), message }));
    return { warnings: warnings.toSorted((a, b) => a.line - b.line) };
  }

  /** What a transform leaves alone because it has just mended it says nothing to the user. */
  #leftAlone(found: Found): FileResult['leftAlone'] {
    const fixed = new Set(this.#applied.map(({ told }) => `${told.transform} ${told.line}`));
    return found.leftAlone
      .map(({ transform, offer }) => ({
        transform,
        line: this.#journey.originalLine(offer.at),
        reason: offer.reason,
      }))
      .filter(({ transform, line }) => !fixed.has(`${transform} ${line}`));
  }

  #turnedDown({ transform, fix }: Proposal): FileResult['leftAlone'][number] {
    const line = this.#journey.originalLine(fix.at);
    return { transform: transform.id, line, reason: `its fix was not wanted: ${fix.message}` };
  }

  #arrived({ proposal, pass, told }: AppliedAt): AppliedFix {
    const offset = this.#journey.latest(proposal.fix.at.start, pass);
    return { ...told, newLine: this.#build.dockerfile.position(offset).line };
  }

  #withheld(proposals: readonly Proposal[]): WithheldFix[] {
    const sound = new Set(this.#accept(proposals)?.proposals);
    return proposals
      .filter((proposal) => sound.has(proposal) || this.#isSound(proposal))
      .map((proposal) => ({
        ...tell(proposal, this.#journey),
        newLine: this.#line(proposal.fix.at),
        patch: this.#patch(proposal),
      }))
      .toSorted(byLine);
  }

  /** A fix in terms of the latest text. */
  #proposed(proposal: Proposal): ProposedFix {
    const here = { origin: (range: Range) => range, originalLine: (range: Range) => this.#line(range) };
    return { ...tell(proposal, here), newLine: this.#line(proposal.fix.at), patch: this.#patch(proposal) };
  }

  /** 1-based line in the latest text. */
  #line({ start }: Range): number {
    return this.#build.dockerfile.position(start).line;
  }

  #isSound(proposal: Proposal): boolean {
    if (this.#refused.has(identity(proposal))) return false;
    const { violations } = nextTexts(this.#build, [proposal]);
    if (violations.length > 0) this.#refuse(proposal, violations);
    return violations.length === 0;
  }

  /** What a fix would change in the latest texts. */
  #patch({ edits }: Proposal): string {
    return [...edits]
      .toSorted(([a], [b]) => compare(a, b))
      .map(([file, list]) => (file === DOCKERFILE ? this.#ownPatch(list) : this.#companionPatch(file, list)))
      .join('');
  }

  #ownPatch(edits: readonly TextEdit[]): string {
    const { dockerfile } = this.#build;
    return unifiedDiffOfEdits(
      this.#input.path,
      dockerfile.text,
      edits,
      (offset) => dockerfile.position(offset).line,
    );
  }

  #companionPatch(file: string, edits: readonly TextEdit[]): string {
    const { context } = this.#build;
    const before = context.companion(file);
    const path = shownPath(this.#input.path, context, file);
    return unifiedDiff({ path, before, after: applyEdits(before ?? '', edits) });
  }

  #changes(): FileChange[] {
    const { path, text, context } = this.#input;
    const after = this.#build.dockerfile.text;
    const companions = [...this.#companions].toSorted(([a], [b]) => compare(a, b));
    return [
      { path, before: text, after },
      ...companions.map(([file, companion]) => ({
        path: shownPath(path, context, file),
        before: context.companion(file),
        after: companion,
      })),
    ].filter((change) => change.before !== change.after);
  }

  #blame(from: number, message: string): undefined {
    const names = new Set(this.#applied.filter(({ pass }) => pass >= from).map(({ told }) => told.transform));
    for (const name of [...names].toSorted()) this.#report(name, message);
  }

  /** What is said where there was no end to the fixes: none of them counts. */
  #broken(): FileResult {
    return {
      ...untouched(this.#input.path, this.#input.context),
      status: 'bug',
      bugs: [...this.#bugs.values()],
    };
  }

  #fingerprint(): string {
    return JSON.stringify([this.#build.dockerfile.text, [...this.#companions].toSorted()]);
  }
}
