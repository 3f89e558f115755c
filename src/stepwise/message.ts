import { listedPath } from '../bulk/inputs.ts';
import { printable, wrap } from '../report/text.ts';
import type { NamedTransform } from '../transform.ts';

const COLUMNS = 72;
const MOST_FILES = 30;

/** The message of a commit that holds what one transform has changed in these files. */
export function commitMessage({ id, summary, why }: NamedTransform, names: readonly string[]): string {
  const listed = names.slice(0, MOST_FILES).map((name) => `- ${printable(listedPath(name))}`);
  const more = names.length - listed.length;
  return [
    summary,
    ...firstParagraph(why),
    [...listed, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n'),
    `Dffix-Transform: ${id}\n`,
  ].join('\n\n');
}

/** Of Markdown, folded anew; none where it starts with something else than prose. */
function firstParagraph(markdown: string): string[] {
  const [first = ''] = markdown.trim().split(/\n\s*\n/);
  if (first === '' || /^(?:```|[-*|#>] |\d+\. )/.test(first)) return [];
  return [wrap(first.replaceAll(/(?<!\s)\s*\n\s*/g, ' '), COLUMNS).join('\n')];
}
