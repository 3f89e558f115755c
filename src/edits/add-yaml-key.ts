import { isScalar } from 'yaml';
import { inherits, pairOf, scalarIn, type YamlEntry } from '../context/yaml.ts';
import type { Edit } from '../fix.ts';
import { known, unknown, type Known } from '../known.ts';

/**
 * Writes `key: value` into a map of a YAML file, behind another of its entries: in a line of its own, or between the braces.
 * Every other byte stays. Unknown where the map stands in several places, or nothing can be written behind the entry.
 */
export function addYamlKey(entry: YamlEntry, key: string, value: string): Known<readonly Edit[]> {
  const { file, text, map } = entry;
  const name = pairOf(map, entry.key)?.key;
  const range = scalarIn(map, entry.key)?.range;
  if (map.anchor !== undefined || inherits(map)) return unknown(`a map of ${file} is shared by an anchor`);
  if (!isScalar(name) || !name.range || !range) return unknown(`${entry.key} of ${file} is no plain value`);
  const [start, end] = [name.range[0], range[1]];
  if (text.slice(start, end).includes('\n'))
    return unknown(`${entry.key} of ${file} goes over several lines`);
  const lead = text.slice(text.lastIndexOf('\n', start - 1) + 1, start).replace('\uFEFF', '');
  if (map.flow === true) {
    const quote = text.charAt(start) === '"' ? '"' : '';
    const gap = lead.trim() === '' ? `\n${lead}` : ' ';
    const pair = `${quote}${key}${quote}: ${quote}${value}${quote}`;
    return known([{ file, start: end, end, text: `,${gap}${pair}` }]);
  }
  if (/[^ -]/.test(lead)) return unknown(`${entry.key} of ${file} is not indented by blanks alone`);
  const at = lineEnd(text, end);
  return known([{ file, start: at, end: at, text: `\n${' '.repeat(lead.length)}${key}: ${value}` }]);
}

/** Where the line ends, its comment included and its line break not. */
function lineEnd(text: string, offset: number): number {
  const lineFeed = text.indexOf('\n', offset);
  if (lineFeed < 0) return text.length;
  return text[lineFeed - 1] === '\r' ? lineFeed - 1 : lineFeed;
}
