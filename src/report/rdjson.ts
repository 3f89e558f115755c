import type { FileResult } from '../result.ts';
import { failureFinding, findings, proseLines } from './finding.ts';
import type { Finding, Level } from './finding.ts';
import { anchored, replacements } from './replacement.ts';
import type { Replacement } from './replacement.ts';
import { json, printable } from './text.ts';
import type { ReportWriter, RunFacts, Write } from './writer.ts';

const SEVERITIES: Readonly<Record<Level, string>> = { error: 'ERROR', warning: 'WARNING', note: 'INFO' };

/** reviewdog's format: https://github.com/reviewdog/reviewdog/blob/master/proto/rdf/reviewdog.proto */
export function rdjsonReport(write: Write, { mode }: RunFacts): ReportWriter {
  let separator = '\n';
  write('{"source":{"name":"dffix"},"diagnostics":[');
  const tell = (finding: Finding, suggested?: Replacement): void => {
    write(separator + json(diagnostic(finding, suggested)));
    separator = ',\n';
  };
  return {
    file(result) {
      const suggested = mode === 'write' ? new Map<unknown, Replacement>() : suggestions(result);
      for (const finding of findings(result, mode)) tell(finding, suggested.get(finding.fix));
    },
    failed: (failure) => tell(failureFinding(failure)),
    finish: () => write('\n]}\n'),
  };
}

function diagnostic(finding: Finding, suggested: Replacement | undefined): object {
  const { path, line, level, code } = finding;
  const range =
    suggested === undefined
      ? line === undefined
        ? {}
        : { range: { start: { line } } }
      : { range: lineRange(suggested) };
  return {
    message: printable(proseLines(finding).join('\n')),
    location: { path, ...range },
    severity: SEVERITIES[level],
    code: { value: code },
    ...(suggested === undefined
      ? {}
      : { suggestions: [{ range: lineRange(suggested), text: suggested.text.replace(/\r?\n$/, '') }] }),
  };
}

/** Without columns a range is of whole lines, the last one included, without the line break at its end. */
function lineRange({ start, end }: Replacement): object {
  return { start: { line: start }, end: { line: end - 1 } };
}

/**
 * The suggestion that a fix makes. People accept suggestions one by one, and half of a fix is none: they are made only
 * where each fix stands in one replacement of the Dockerfile, and each replacement belongs to one fix.
 */
function suggestions({ path, changes, applied }: FileResult): Map<unknown, Replacement> {
  const [change, ...companions] = changes;
  const found = new Map<unknown, Replacement>();
  if (change?.before === undefined || change.path !== path || companions.length > 0) return found;
  const { before } = change;
  const parts = replacements(change).map((part) => anchored(part, before));
  if (parts.length !== applied.length) return found;
  for (const fix of applied) {
    const part = parts.find(({ start, end }) => start <= fix.line && fix.line < end);
    if (part === undefined || [...found.values()].includes(part) || part.text === '') return new Map();
    found.set(fix, part);
  }
  return found;
}
