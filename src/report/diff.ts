import type { Style } from './style.ts';
import { printable } from './text.ts';

/** A unified diff for a stream: byte for byte without colours, else painted line by line for people. */
export function diffText(diff: string, { colors }: Style): string {
  if (!colors.isColorSupported) return diff;
  return diff
    .split('\n')
    .map((line) => paint(printable(line.replace(/\r$/, ''))))
    .join('\n');

  function paint(line: string): string {
    if (/^(?:diff |index |new file |--- |\+\+\+ )/.test(line)) return colors.bold(line);
    if (line.startsWith('@@')) return colors.cyan(line);
    if (line.startsWith('-')) return colors.red(line);
    return line.startsWith('+') ? colors.green(line) : line;
  }
}
