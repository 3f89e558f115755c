import { Build } from './build/build.ts';
import type { Context } from './context/types.ts';
import { parseDockerfile } from './dockerfile/parse.ts';
import type { Dockerfile, Instruction } from './dockerfile/types.ts';
import { accept } from './engine/accept.ts';
import type { Accepted } from './engine/accept.ts';
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
import type { Settings } from './engine/settings.ts';
import { shownPath } from './engine/shown-path.ts';
import { unifiedDiff, unifiedDiffOfEdits } from './diff.ts';
import type { Safety } from './fix.ts';
import { locate } from './log/locate.ts';
import type { BuildLog } from './log/types.ts';
import type { Versions } from './packages/versions.ts';
import type { AppliedFix, FileChange, FileResult, WithheldFix } from './result.ts';
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
}

/** Applies fixes to one Dockerfile, and to companion files, until no transform offers another. Writes nothing. */
export function converge(input: ConvergeInput): FileResult {
  return new Convergence(input, parseDockerfile(input.text)).run();
}

interface AppliedAt {
  readonly proposal: Proposal;
  /** The text of this pass is the one that its offsets speak of. */
  readonly pass: number;
  readonly told: Omit<AppliedFix, 'newLine'>;
}

class Convergence {
  readonly #input: ConvergeInput;
  readonly #journey: Journey;
  readonly #applied: AppliedAt[] = [];
  /** Every text so far, the companions with it. */
  readonly #seen: string[] = [];
  readonly #companions = new Map<string, string>();
  readonly #bugs = new Map<string, FileResult['bugs'][number]>();
  readonly #refused = new Set<string>();
  /** Comments that kept a fix away, by `#commentKey`. */
  readonly #heeded = new Set<string>();
  #transforms: readonly NamedTransform[];
  #build: Build;
  /** The instruction of the original text that the log says failed. */
  readonly #failed: Instruction | undefined;

  constructor(input: ConvergeInput, dockerfile: Dockerfile) {
    this.#input = input;
    this.#journey = new Journey(dockerfile);
    const { log } = input;
    this.#failed = log && locate(log, dockerfile);
    const failure = log && { log, instruction: this.#failed };
    this.#build = new Build(dockerfile, input.context, input.asOf, failure, input.versions);
    this.#transforms = input.transforms
      .filter(({ id }) => input.only?.has(id) ?? true)
      .toSorted((a, b) => compare(a.id, b.id));
    this.#seen.push(this.#fingerprint());
  }

  run(): FileResult {
    while (this.#journey.passes < MAX_PASSES) {
      const found = this.#find();
      const accepted = this.#accept(
        found.proposals.filter((proposal) => this.#applies(proposal.safety, proposal)),
      );
      if (accepted === undefined) return this.#result(found);
      this.#apply(accepted);
      const before = this.#seen.indexOf(this.#fingerprint());
      if (before >= 0) return this.#endless(before, 'its fix leads back to a text that was there before');
      this.#seen.push(this.#fingerprint());
    }
    return this.#endless(MAX_PASSES - 2, `it still offers fixes after ${MAX_PASSES} passes`);
  }

  #find(): Found {
    const found = find(this.#able(), this.#build, this.#settings);
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

  #applies(safety: Safety, { transform, edits }: Proposal): boolean {
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
    this.#applied.push(...proposals.map((proposal) => ({ proposal, pass, told: this.#tell(proposal) })));
    for (const [file, text] of next.companions) this.#companions.set(file, text);
    this.#journey.travel(dockerfileEdits(proposals));
    this.#build = next.build;
  }

  /** A fix in terms of the original text. To be asked before it is applied. */
  #tell({ transform, fix, safety }: Proposal): Omit<AppliedFix, 'newLine'> {
    const risk = fix.risk ?? transform.risk;
    return {
      transform: transform.id,
      kind: transform.kind,
      effect: transform.effect,
      safety,
      message: fix.message,
      ...(risk === undefined ? {} : { risk }),
      ...(fix.advice === undefined ? {} : { advice: fix.advice }),
      line: this.#journey.originalLine(fix.at),
      because: fix.because.map((evidence) =>
        evidence.range === undefined
          ? evidence
          : {
              ...evidence,
              range: this.#journey.origin(evidence.range),
              line: this.#journey.originalLine(evidence.range),
            },
      ),
    };
  }

  #result(found: Found): FileResult {
    const changes = this.#changes();
    const problems = this.#problems();
    const applied = this.#applied.map((applied) => this.#arrived(applied)).toSorted(byLine);
    const withheld = this.#withheld(found.proposals.filter((each) => !this.#applies(each.safety, each)));
    return {
      path: this.#input.path,
      status: problems.length > 0 ? 'problem' : changes.length > 0 ? 'fixable' : 'unchanged',
      changes,
      applied,
      withheld,
      leftAlone: this.#leftAlone(found),
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

  #arrived({ proposal, pass, told }: AppliedAt): AppliedFix {
    const offset = this.#journey.latest(proposal.fix.at.start, pass);
    return { ...told, newLine: this.#build.dockerfile.position(offset).line };
  }

  #withheld(proposals: readonly Proposal[]): WithheldFix[] {
    const sound = new Set(this.#accept(proposals)?.proposals);
    return proposals
      .filter((proposal) => sound.has(proposal) || this.#isSound(proposal))
      .map((proposal) => ({
        ...this.#tell(proposal),
        newLine: this.#build.dockerfile.position(proposal.fix.at.start).line,
        patch: this.#patch(proposal),
      }))
      .toSorted(byLine);
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

  #endless(from: number, message: string): FileResult {
    const names = new Set(this.#applied.filter(({ pass }) => pass >= from).map(({ told }) => told.transform));
    for (const name of [...names].toSorted()) this.#report(name, message);
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
