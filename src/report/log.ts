import type { LogFinding } from '../result.ts';
import type { Style } from './style.ts';
import { printable, wrap } from './text.ts';

const BUILDERS: Readonly<Record<NonNullable<LogFinding['builder']>, string>> = {
  docker: 'docker',
  buildkit: 'BuildKit',
  buildah: 'buildah',
  kaniko: 'kaniko',
};

const LABEL = 'because'.length + 1;

/** What a log was understood to say: the step, its line, the causes, and what is done about the first. */
export function logText(path: string, finding: LogFinding, style: Style): string {
  const { colors } = style;
  const { builder, step, place, causes, repairs } = finding;
  const rows: (readonly [string, string])[] = [];
  if (place !== undefined) rows.push(['at', `${path}:${place.line}  ${place.instruction}`]);
  else if (builder !== undefined)
    rows.push(['at', `a step that ${path} does not have as the log shows it; is it the log of this file?`]);
  for (const { what, said } of causes) {
    rows.push(['cause', said === undefined ? what : `${what} (line ${said.line}: ${said.text})`]);
  }
  if (causes.length === 0) rows.push(['cause', builder === undefined ? NO_FAILURE : NOT_UNDERSTOOD]);
  else
    rows.push([
      'repair',
      repairs.length > 0 ? repairs.map(shownRepair).join(', ') : 'none is known for this',
    ]);
  const title = [
    builder === undefined ? 'log' : `log of ${BUILDERS[builder]}`,
    step && `step ${step} failed`,
  ];
  return [
    colors.bold(title.filter(Boolean).join(', ')),
    ...rows.flatMap(([label, text]) => row(label, text, style)),
    '',
    '',
  ].join('\n');
}

const NO_FAILURE = 'the log shows no failure that is known';
const NOT_UNDERSTOOD = 'not understood';

function shownRepair({ transform, applied }: LogFinding['repairs'][number]): string {
  return applied ? transform : `${transform} (not applied)`;
}

function row(label: string, text: string, { colors, columns }: Style): string[] {
  const lines = wrap(printable(text), columns - LABEL - 2);
  return lines.map((line, index) => `  ${colors.dim((index === 0 ? label : '').padEnd(LABEL))}${line}`);
}
