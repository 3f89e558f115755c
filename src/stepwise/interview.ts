import { resolve } from 'node:path';
import { faultOf } from '../bulk/outcome.ts';
import type { Outcome } from '../bulk/outcome.ts';
import type { FileConfiguration } from '../config/configurations.ts';
import { fileOptions } from '../config/configured.ts';
import type { Verdict } from '../engine/asking.ts';
import { examplePatch } from '../example.ts';
import type { RunOptions } from '../options.ts';
import { Repairer } from '../repair.ts';
import type { RepairOptions } from '../repair.ts';
import { explain } from '../report/explain.ts';
import { prettyProposal } from '../report/pretty.ts';
import type { Sheet } from '../report/reporter.ts';
import { printable } from '../report/text.ts';
import type { ProposedFix } from '../result.ts';
import { readText } from '../text.ts';
import type { NamedTransform } from '../transform.ts';
import { Lines } from './lines.ts';

export interface InterviewOptions {
  readonly options: RunOptions;
  readonly transforms: readonly NamedTransform[];
  readonly repair: RepairOptions;
  /** Where the answers come from. */
  readonly stdin: AsyncIterable<Uint8Array>;
  /** Where the questions go. */
  readonly sheet: Sheet;
  /** Ends it, as the end of the answers does. */
  readonly signal: AbortSignal;
}

/** As `git add --patch` has them. */
const VERDICTS: ReadonlyMap<string, Verdict> = new Map([
  ['y', 'apply'],
  ['n', 'leave'],
  ['a', 'apply-rest'],
  ['d', 'leave-rest'],
]);

const QUESTION = 'Apply this fix? [y,n,a,d,q,e,?] ';

const HELP = `y - apply this fix
n - leave it
a - apply it and all later ones of this file (manual ones are still asked about)
d - leave it and all later ones of this file
q - leave it and all that is to come; what you said yes to is written
e - explain what it does, and why
? - show this help
`;

/** Repairs Dockerfiles one after the other as somebody at the terminal wants it, writing nothing. */
export class Interview {
  readonly #given: InterviewOptions;
  readonly #repairer: Repairer;
  readonly #lines: Lines;
  #isOver = false;

  constructor(given: InterviewOptions) {
    this.#given = given;
    this.#repairer = new Repairer(given.repair);
    this.#lines = new Lines(given.stdin);
    given.signal.addEventListener('abort', () => this.#lines.close());
  }

  /** By path, in the order of the files, up to the one where they are told to stop. */
  async *of(files: ReadonlyMap<string, FileConfiguration>): AsyncGenerator<readonly [string, Outcome]> {
    try {
      for (const [path, configuration] of files) {
        yield [path, await this.#repair(path, configuration)];
        if (this.#isOver) return;
      }
    } finally {
      this.#lines.close();
    }
  }

  async #repair(path: string, configuration: FileConfiguration): Promise<Outcome> {
    const { options, transforms, repair } = this.#given;
    try {
      const text = readText(resolve(repair.cwd, path));
      const settings = fileOptions(configuration, options, transforms);
      const ask = this.#asker(path);
      const { result, root } = await this.#repairer.repairAsking(path, text, settings, ask);
      return { kind: 'solved', result, root, testimony: undefined };
    } catch (error) {
      return { kind: 'failed', fault: faultOf(error) };
    }
  }

  /** Asks about the fixes of one file, and names the file before the first one. */
  #asker(path: string): (fix: ProposedFix) => Promise<Verdict> {
    const { write, style } = this.#given.sheet;
    let isNamed = false;
    return async (fix) => {
      if (!isNamed) write(`${style.colors.bold(style.colors.underline(printable(path)))}\n\n`);
      isNamed = true;
      write(prettyProposal(fix, path, style));
      return this.#verdict(fix);
    };
  }

  async #verdict(fix: ProposedFix): Promise<Verdict> {
    const { write, style } = this.#given.sheet;
    for (;;) {
      write(style.colors.bold(style.colors.blue(QUESTION)));
      const line = await this.#lines.next();
      if (line === undefined) write('\n');
      const answer = line?.trim().toLowerCase() ?? 'q';
      const verdict = VERDICTS.get(answer);
      if (verdict !== undefined || answer === 'q') {
        this.#isOver = verdict === undefined;
        write('\n');
        return verdict ?? 'leave-rest';
      }
      if (answer === 'e') write(`\n${this.#explanation(fix)}\n`);
      else if (answer !== '') write(HELP);
    }
  }

  #explanation({ transform: id }: ProposedFix): string {
    const { transforms, sheet } = this.#given;
    const transform = transforms.find((each) => each.id === id);
    return transform === undefined ? '' : explain(transform, examplePatch(id), sheet.style);
  }
}
