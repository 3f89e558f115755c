import { failureFinding, findings, proseLines } from './finding.ts';
import type { Finding, Level } from './finding.ts';
import { printable } from './text.ts';
import type { ReportWriter, RunFacts, Write } from './writer.ts';

const COMMANDS: Readonly<Record<Level, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/**
 * Annotations of GitHub Actions: one workflow command a finding.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function githubReport(write: Write, { mode }: RunFacts): ReportWriter {
  const tell = (finding: Finding): void => write(`${annotation(finding)}\n`);
  return {
    file: (result) => findings(result, mode).forEach(tell),
    failed: (failure) => tell(failureFinding(failure)),
    finish: () => undefined,
  };
}

function annotation(finding: Finding): string {
  const { level, path, line, code } = finding;
  const properties = [
    ['file', printable(path)],
    ...(line === undefined ? [] : [['line', String(line)]]),
    ['title', `dffix: ${code}`],
  ].map(([name, value = '']) => `${name}=${property(value)}`);
  const text = proseLines(finding).map(printable).join('\n');
  return `::${COMMANDS[level]} ${properties.join(',')}::${data(text)}`;
}

/** As the runner reads it back: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
