import type { CauseId } from './cause-kinds.ts';
import type { Cause, Ecosystem, FailedStep } from './types.ts';

/**
 * What a step that wrote nothing of interest says by its exit code, or by what it is: quiet downloads fail so.
 * https://www.gnu.org/software/wget/manual/html_node/Exit-Status.html, https://curl.se/docs/manpage.html#EXIT
 */
export function silentCause(failed: FailedStep): Cause | undefined {
  const text = failed.command ?? failed.instruction ?? '';
  const added = /^ADD (?:--\S+ )*(https?:\/\/\S+)/.exec(failed.instruction ?? '')?.[1];
  if (added !== undefined) return cause('download-failed', 'network', { url: added, message: added });
  const row = CODES.find(([program, codes]) => codes.includes(failed.exitCode ?? 0) && program.test(text));
  if (row === undefined) return undefined;
  return cause(row[2], row[3], { message: `exit code ${failed.exitCode}` });
}

const CODES: readonly (readonly [RegExp, readonly number[], CauseId, Ecosystem])[] = [
  [/\bwget\b/, [8], 'download-failed', 'network'],
  [/\bwget\b/, [4], 'network', 'network'],
  [/\bwget\b/, [5], 'certificate-unknown', 'network'],
  [/\bcurl\b/, [22], 'download-failed', 'network'],
  [/\bcurl\b/, [6], 'dns', 'network'],
  [/\bcurl\b/, [7, 28], 'network', 'network'],
  [/\bcurl\b/, [35], 'tls-too-old', 'network'],
  [/\bcurl\b/, [60], 'certificate-unknown', 'network'],
  [/./, [137], 'out-of-memory', 'system'],
  [/./, [127], 'command-not-found', 'shell'],
];

function cause(id: CauseId, ecosystem: Ecosystem, captures: Cause['captures']): Cause {
  return { id, ecosystem, weight: 'error', captures, line: undefined };
}
