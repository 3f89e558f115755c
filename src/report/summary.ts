import type { AppliedFix, FileResult, WithheldFix } from '../result.ts';
import type { Style } from './style.ts';
import { capital, count } from './text.ts';

/** What a run came to. */
export interface Tally {
  /** Files looked at, those that could not be read too. */
  readonly files: number;
  readonly changed: number;
  /** Files with a problem, an error or a defect of dffix. */
  readonly trouble: number;
  readonly fixes: number;
  readonly unsafe: number;
  readonly withheldUnsafe: number;
  readonly withheldManual: number;
  /** What is told and has no patch. */
  readonly advice: number;
}

export const EMPTY_TALLY: Tally = {
  files: 0,
  changed: 0,
  trouble: 0,
  fixes: 0,
  unsafe: 0,
  withheldUnsafe: 0,
  withheldManual: 0,
  advice: 0,
};

/** Adds one file; an undefined result is a file that could not be handled at all. */
export function tally(sum: Tally, result: FileResult | undefined): Tally {
  if (result === undefined) return { ...sum, files: sum.files + 1, trouble: sum.trouble + 1 };
  const manual = result.withheld.filter((fix: WithheldFix) => fix.safety === 'manual').length;
  const advice = result.withheld.filter((fix: WithheldFix) => isAdvice(fix)).length;
  return {
    files: sum.files + 1,
    changed: sum.changed + (result.changes.length > 0 ? 1 : 0),
    trouble: sum.trouble + (isTrouble(result) ? 1 : 0),
    fixes: sum.fixes + result.applied.length,
    unsafe: sum.unsafe + result.applied.filter((fix: AppliedFix) => fix.safety !== 'safe').length,
    withheldUnsafe: sum.withheldUnsafe + result.withheld.length - manual,
    withheldManual: sum.withheldManual + manual - advice,
    advice: sum.advice + advice,
  };
}

/** True for what has no patch: it is told, and for people to do. */
export function isAdvice(fix: WithheldFix): boolean {
  return fix.patch === '';
}

export function isTrouble(result: FileResult): boolean {
  return (
    result.problems.length > 0 ||
    result.bugs.length > 0 ||
    result.status === 'problem' ||
    result.status === 'bug'
  );
}

/** The last lines of a run. */
export function summary(sum: Tally, mode: 'check' | 'diff' | 'write', { colors, glyphs }: Style): string {
  const written = mode === 'write';
  const lines: string[] = [];
  const looked = `${capital(count(sum.files, 'file'))} looked at`;
  const trouble = sum.trouble > 0 ? `, ${colors.red(`${sum.trouble} with problems`)}` : '';
  if (sum.changed === 0) {
    const tick = sum.trouble > 0 ? '' : `${colors.green(glyphs.tick)} `;
    lines.push(`${tick}${looked}: nothing to ${written ? 'write' : 'change'}${trouble}`);
  } else {
    const changed = colors.bold(`${sum.changed} ${written ? 'fixed' : 'would change'}`);
    const unsafe = sum.unsafe > 0 ? `, ${sum.unsafe} of them not safe` : '';
    lines.push(`${looked}: ${changed} (${count(sum.fixes, 'fix', 'fixes')}${unsafe})${trouble}`);
    if (mode === 'check') {
      const them = sum.fixes === 1 ? 'it' : 'them';
      lines.push(`${colors.bold('--write')} applies ${them}, ${colors.bold('--dry-run')} prints a patch`);
    }
  }
  const withheld = withheldLine(sum);
  if (withheld !== undefined) lines.push(colors.yellow(withheld));
  if (sum.advice > 0)
    lines.push(colors.yellow(`${capital(count(sum.advice, 'finding'))} without a patch: for you to decide`));
  return `${lines.join('\n')}\n`;
}

function withheldLine({ withheldUnsafe, withheldManual }: Tally): string | undefined {
  const parts = [
    ...(withheldUnsafe > 0
      ? [`${withheldUnsafe} unsafe (--unsafe applies ${withheldUnsafe === 1 ? 'it' : 'them'})`]
      : []),
    ...(withheldManual > 0 ? [`${withheldManual} manual (--only ID applies one)`] : []),
  ];
  if (parts.length === 0) return undefined;
  return `${capital(count(withheldUnsafe + withheldManual, 'fix', 'fixes'))} found and not applied: ${parts.join(', ')}`;
}
