import { failureFinding, findings, Fingerprints, proseLines } from './finding.ts';
import type { Finding, Level } from './finding.ts';
import { json, printable } from './text.ts';
import type { ReportWriter, RunFacts, Write } from './writer.ts';

const SEVERITIES: Readonly<Record<Level, string>> = { error: 'critical', warning: 'major', note: 'minor' };

/**
 * GitLab's code quality report: https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
 * What is mended is not told: it is no degradation any more.
 */
export function gitlabReport(write: Write, { mode }: RunFacts): ReportWriter {
  const fingerprints = new Fingerprints();
  let separator = '[\n';
  const tell = (finding: Finding): void => {
    if (finding.state === 'done') return;
    write(separator + json(entry(finding, fingerprints.of(finding))));
    separator = ',\n';
  };
  return {
    file: (result) => findings(result, mode).forEach(tell),
    failed: (failure) => tell(failureFinding(failure)),
    finish: () => write(separator === '[\n' ? '[]\n' : '\n]\n'),
  };
}

function entry(finding: Finding, fingerprint: string): object {
  return {
    description: printable(proseLines(finding).join('. ')),
    check_name: finding.code,
    fingerprint,
    severity: SEVERITIES[finding.level],
    location: { path: finding.path.replace(/^(?:\.\/)+/, ''), lines: { begin: finding.line ?? 1 } },
  };
}
