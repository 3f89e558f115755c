import { relative, resolve } from 'node:path';
import type { FileConfiguration } from '../config/configurations.ts';
import { fileOptions } from '../config/configured.ts';
import { FileError, UsageError } from '../errors.ts';
import type { RunOptions } from '../options.ts';
import { Repairer } from '../repair.ts';
import type { Repaired, RepairOptions } from '../repair.ts';
import type { MadeCommit } from '../report/commits.ts';
import type { FileResult } from '../result.ts';
import { breathe } from '../terminal.ts';
import { readText } from '../text.ts';
import type { NamedTransform } from '../transform.ts';
import { writeChanges } from '../write.ts';
import { joined } from './joined.ts';
import { commitMessage } from './message.ts';
import { CommitRefused, WorkTree } from './work-tree.ts';

/** What one transform makes possible for another is done in another round, up to so many. */
const MAX_ROUNDS = 20;

export interface CommitsOptions {
  readonly options: RunOptions;
  readonly transforms: readonly NamedTransform[];
  readonly repair: RepairOptions;
}

/** One Dockerfile on its way from commit to commit. */
interface Planned {
  readonly path: string;
  readonly configuration: FileConfiguration;
  /** All transforms together, on the text before the first commit. */
  readonly first: FileResult;
  readonly steps: FileResult[];
  /** The text as we have left it. */
  text: string;
  /** Ids of those that have something to change. */
  wanted: ReadonlySet<string>;
  error: FileError | undefined;
}

/**
 * Writes what is planned for many Dockerfiles transform by transform, in the order of their ids, and commits what each of them
 * has changed in all files. A transform for which a later one has made more to do gets another commit in the end.
 */
export class Commits {
  readonly #given: CommitsOptions;
  readonly #tree: WorkTree;
  readonly #planned: Planned[] = [];
  readonly #made: MadeCommit[] = [];

  /** Throws UsageError where nothing can be committed here. */
  constructor(given: CommitsOptions) {
    this.#given = given;
    this.#tree = WorkTree.around(given.repair.cwd);
  }

  get made(): readonly MadeCommit[] {
    return this.#made;
  }

  /** Plans what all transforms together would change. Throws UsageError where it could not be committed alone. */
  plan(path: string, configuration: FileConfiguration, first: FileResult): void {
    for (const change of first.changes) {
      const fault = this.#tree.fault(this.#absolute(change.path));
      if (fault !== undefined) throw new UsageError(`--commit-per-transform: ${change.path}: ${fault}`);
    }
    const text = first.changes.find((change) => change.path === path)?.before;
    this.#planned.push({
      path,
      configuration,
      first,
      steps: [],
      text: text ?? readText(this.#absolute(path)),
      wanted: idsOf(first),
      error: undefined,
    });
  }

  /**
   * Writes and commits, and tells what became of each file. What git refuses to commit stays written, and ends it all; the
   * signal ends it after a commit.
   */
  async carryOut(signal: AbortSignal): Promise<readonly FileResult[]> {
    for (let round = 0; round < MAX_ROUNDS && (await this.#round(signal)); round++) this.#lookAgain();
    return this.#planned.map((file) => this.#carried(file));
  }

  #carried({ path, first, steps, error }: Planned): FileResult {
    const result = joined(first, steps);
    if (error === undefined) return result;
    const { cwd } = this.#given.repair;
    const isOwn = this.#absolute(error.path) === this.#absolute(path);
    const message = isOwn ? error.message : `${relative(cwd, this.#absolute(error.path))}: ${error.message}`;
    return { ...result, status: 'problem', problems: [...result.problems, { line: error.line, message }] };
  }

  /** True where something was changed, and all of it committed. */
  async #round(signal: AbortSignal): Promise<boolean> {
    const ids = new Set(this.#planned.flatMap(({ wanted }) => [...wanted]));
    let isChanged = false;
    for (const transform of this.#given.transforms) {
      if (!ids.has(transform.id)) continue;
      await breathe();
      if (signal.aborted) return false;
      const changed = this.#planned.filter(
        (file) => file.wanted.has(transform.id) && this.#step(file, transform),
      );
      if (!this.#commit(transform, changed)) return false;
      isChanged ||= changed.length > 0;
    }
    return isChanged;
  }

  /** Writes what one transform changes in one file; true where that is something. */
  #step(file: Planned, transform: NamedTransform): boolean {
    if (file.error !== undefined) return false;
    try {
      const { result, root } = this.#repair(file, [transform]);
      if (result.changes.length === 0) return false;
      for (const { path } of result.changes) this.#refuseForeign(path, file);
      writeChanges(file.path, result.changes, root, this.#given.repair.cwd);
      for (const { path } of result.changes) this.#tree.adopt(this.#absolute(path));
      file.steps.push(result);
      file.text = result.changes.find(({ path }) => path === file.path)?.after ?? file.text;
      return true;
    } catch (error) {
      if (!(error instanceof FileError)) throw error;
      file.error = error;
      return false;
    }
  }

  #repair(file: Planned, among?: readonly NamedTransform[]): Repaired {
    const { options, transforms, repair } = this.#given;
    const text = readText(this.#absolute(file.path));
    if (text !== file.text)
      throw new FileError(file.path, 'it was changed by someone else in the meantime, and is left as it is');
    const settings = fileOptions(file.configuration, options, transforms);
    const { selection } = settings;
    if (selection === undefined || among === undefined)
      return new Repairer(repair).repair(file.path, text, settings);
    const chosen = selection.transforms.filter((each) => among.includes(each));
    return new Repairer(repair).repair(file.path, text, {
      ...settings,
      selection: { ...selection, transforms: chosen },
    });
  }

  #refuseForeign(path: string, file: Planned): void {
    const fault = this.#tree.fault(this.#absolute(path));
    if (fault !== undefined) throw new FileError(file.path, `${path} would change with it: ${fault}`);
  }

  /** False where git refuses. */
  #commit(transform: NamedTransform, files: readonly Planned[]): boolean {
    const changes = files.flatMap(({ steps }) => steps.at(-1)?.changes ?? []);
    const names = [...new Set(changes.map(({ path }) => this.#tree.name(this.#absolute(path))))].toSorted();
    if (names.length === 0) return true;
    try {
      const name = this.#tree.commit(names, commitMessage(transform, names));
      if (name !== undefined) this.#made.push({ name, transform: transform.id, files: names.length });
      return true;
    } catch (error) {
      if (!(error instanceof CommitRefused)) throw error;
      const what = `what ${transform.id} changes is written and not committed: ${error.message}`;
      for (const file of files) file.error = new FileError(file.path, what);
      return false;
    }
  }

  /** Finds out what there is to do now where something was changed. */
  #lookAgain(): void {
    for (const file of this.#planned) {
      if (file.error !== undefined) continue;
      try {
        file.wanted = idsOf(this.#repair(file).result);
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        file.error = error;
      }
    }
  }

  #absolute(path: string): string {
    return resolve(this.#given.repair.cwd, path);
  }
}

function idsOf({ changes, applied }: FileResult): ReadonlySet<string> {
  return new Set(changes.length === 0 ? [] : applied.map(({ transform }) => transform));
}
