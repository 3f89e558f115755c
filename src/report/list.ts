import type { NamedTransform } from '../transform.ts';
import type { Style } from './style.ts';
import { count } from './text.ts';

/** One line a transform: id, kind, effect, safety, summary. */
export function listTable(transforms: readonly NamedTransform[], { colors }: Style): string {
  const rows = transforms.map(({ id, kind, effect, safety, summary }) => [id, kind, effect, safety, summary]);
  const titles = ['id', 'kind', 'effect', 'safety', 'summary'];
  const widths = titles.map((title, column) =>
    rows.reduce((most, row) => Math.max(most, (row[column] ?? '').length), title.length),
  );
  const line = (cells: readonly string[], paint: (cell: string, column: number) => string): string =>
    cells
      .map((cell, column) => paint(cell.padEnd(widths[column] ?? 0), column))
      .join('  ')
      .trimEnd();
  const last = titles.length - 1;
  return [
    line(titles, (cell, column) => colors.dim(column === last ? cell.trimEnd() : cell)),
    ...rows.map((row) =>
      line(row, (cell, column) => paintCell(column === last ? cell.trimEnd() : cell, column)),
    ),
    '',
    `${count(transforms.length, 'transform')}; ${colors.bold('dffix explain ID')} tells more of one`,
    '',
  ].join('\n');

  function paintCell(cell: string, column: number): string {
    if (column === 0) return colors.bold(cell);
    if (titles[column] === 'safety' && cell.trimEnd() !== 'safe') return colors.yellow(cell);
    return column === last ? cell : colors.dim(cell);
  }
}

/** What is declared of every transform, as a JSON array. */
export function listJson(transforms: readonly NamedTransform[]): string {
  const entries = transforms.map(({ id, ...declared }) => ({ id, ...declared }));
  return `${JSON.stringify(entries, undefined, 2)}\n`;
}
