import { createHash } from 'node:crypto';
import type { AppliedFix, FileResult, WithheldFix } from '../result.ts';
import type { Kind } from '../transform.ts';
import type { Dropped, Verification } from '../verification.ts';
import { droppedWords } from './verified.ts';
import type { Failure, RunFacts } from './writer.ts';

/** One thing that a report for machines tells, wherever it comes from. */
export interface Finding {
  /** Id of a transform, or one of `OTHER_CODES`. */
  readonly code: string;
  readonly path: string;
  /** 1-based; undefined where the whole file is meant. */
  readonly line: number | undefined;
  readonly level: Level;
  /** `open`: a fix would mend it; `done`: it is mended; `withheld`: its fix is not applied as it is not safe. */
  readonly state: 'open' | 'done' | 'withheld' | 'told';
  /** One sentence without a full stop. */
  readonly message: string;
  readonly fix: AppliedFix | WithheldFix | undefined;
  /** The end of the log that shows it. */
  readonly log?: string;
}

export type Level = 'error' | 'warning' | 'note';

/** Codes of what no transform finds. */
export const OTHER_CODES = {
  'dockerfile-problem': 'BuildKit refuses the Dockerfile, or it could not be read',
  'dockerfile-warning': 'A comment for dffix says nothing',
  'dffix-bug': 'dffix failed',
  'image-broken': 'The image does not work, with all that dffix does for it',
  'fix-not-kept': 'An image does not work with a fix, or nothing speaks for the fix',
} as const;

const LEVELS: Readonly<Record<Kind, Level>> = { repair: 'warning', improve: 'note', style: 'note' };

export function levelOf(kind: Kind): Level {
  return LEVELS[kind];
}

/** All that is found in one file: fixes, problems, warnings and defects of dffix. */
export function findings(result: FileResult, mode: RunFacts['mode']): Finding[] {
  const { path, problems, warnings = [], bugs } = result;
  const written = mode === 'write';
  const ofFix = (fix: AppliedFix, state: Finding['state']): Finding => ({
    code: fix.transform,
    path,
    line: written ? fix.newLine : fix.line,
    level: levelOf(fix.kind),
    state,
    message: fix.message,
    fix,
  });
  return [
    ...result.applied.map((fix) => ofFix(fix, written ? 'done' : 'open')),
    ...result.withheld.map((fix) => ofFix(fix, 'withheld')),
    ...problems.map(({ line, message }) => told('dockerfile-problem', 'error', path, line, message)),
    ...warnings.map(({ line, message }) => told('dockerfile-warning', 'warning', path, line, message)),
    ...bugs.map(({ transform, message }) =>
      told(
        'dffix-bug',
        'error',
        path,
        undefined,
        transform === undefined ? message : `${transform}: ${message}`,
      ),
    ),
    ...(result.verified === undefined ? [] : verifiedFindings(path, result.verified)),
  ];
}

/** What an engine found that is not as it should be. */
function verifiedFindings(path: string, { after, dropped }: Verification): Finding[] {
  const broken = (what: string): Finding => ({
    ...told('image-broken', 'error', path, undefined, `the image does not work: ${what}`),
    log: after.log,
  });
  const notKept = (one: Dropped): Finding => ({
    ...told('fix-not-kept', 'warning', path, undefined, `not kept: ${droppedWords(one)}`),
    log: one.failure?.log ?? '',
  });
  return [
    ...(dropped === undefined ? [] : [notKept(dropped)]),
    ...(after.failure === undefined ? [] : [broken(after.failure)]),
  ];
}

export function failureFinding({ path, line, message, bug }: Failure): Finding {
  return told(bug ? 'dffix-bug' : 'dockerfile-problem', 'error', path, line, message);
}

function told(
  code: keyof typeof OTHER_CODES,
  level: Level,
  path: string,
  line: number | undefined,
  message: string,
): Finding {
  return { code, path, line, level, state: 'told', message, fix: undefined };
}

/** What a finding rests on, what it risks and what is left to do, one sentence a line; the message first. */
export function proseLines({ message, state, fix, log }: Finding): string[] {
  if (fix === undefined) return [message, ...(log === undefined || log === '' ? [] : log.split('\n'))];
  return [
    `${message}${state === 'done' ? ' (mended)' : ''}`,
    ...fix.because.map((evidence) => `Because ${placed(evidence)}`),
    ...(fix.risk === undefined ? [] : [`Risk: ${fix.risk}`]),
    ...(fix.advice === undefined ? [] : [`To do: ${fix.advice}`]),
    ...(state === 'withheld' ? [withheldLine(fix)] : []),
  ];
}

/** Evidence with the place that it speaks of. */
export function placed({ file, line, log, text }: AppliedFix['because'][number]): string {
  if (file !== undefined) return `${file}: ${text}`;
  if (log !== undefined) return log > 0 ? `line ${log} of the log: ${text}` : `the log: ${text}`;
  return line === undefined ? text : `line ${line}: ${text}`;
}

function withheldLine(fix: AppliedFix): string {
  if ('patch' in fix && fix.patch === '') return 'There is no patch for it: it is for you to decide';
  return fix.safety === 'unsafe'
    ? 'The fix is not safe: --unsafe applies it'
    : `The fix is manual: --only ${fix.transform} applies it`;
}

/** Names a finding over many runs: the same while it is found, wherever in the file it moves. */
export class Fingerprints {
  #path = '';
  readonly #seen = new Map<string, number>();

  of({ path, code, message }: Finding): string {
    if (path !== this.#path) this.#seen.clear();
    this.#path = path;
    const what = JSON.stringify([path, code, message]);
    const nth = this.#seen.get(what) ?? 0;
    this.#seen.set(what, nth + 1);
    return createHash('sha256').update(`${what}${nth}`).digest('hex').slice(0, 32);
  }
}
