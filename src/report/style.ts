import picocolors from 'picocolors';
import type { Colors } from 'picocolors/types.js';

/** How a report is drawn on one stream. */
export interface Style {
  readonly colors: Colors;
  readonly glyphs: Glyphs;
  /** Columns that prose is wrapped to. */
  readonly columns: number;
  /** Columns that lines of a patch are folded to; infinite where the stream is no terminal. */
  readonly codeColumns: number;
}

export interface Glyphs {
  readonly arrow: string;
  readonly bar: string;
  readonly cross: string;
  readonly dot: string;
  readonly rule: string;
  readonly tick: string;
}

const UNICODE: Glyphs = { arrow: '→', bar: '│', cross: '✖', dot: '·', rule: '─', tick: '✔' };
const ASCII: Glyphs = { arrow: '->', bar: '|', cross: 'x', dot: '-', rule: '-', tick: '*' };

/** What is known about the stream that a report goes to. */
export interface Surface {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly isTTY: boolean;
  /** Undefined where the stream is no terminal. */
  readonly columns: number | undefined;
  /** What `--color` or `--no-color` says. */
  readonly color: boolean | undefined;
}

const FALLBACK_COLUMNS = 100;
const MIN_COLUMNS = 40;
const MAX_COLUMNS = 110;

export function styleOf(surface: Surface): Style {
  const columns = surface.columns || FALLBACK_COLUMNS;
  return {
    colors: picocolors.createColors(hasColor(surface)),
    glyphs: hasUnicode(surface) ? UNICODE : ASCII,
    columns: Math.min(Math.max(columns, MIN_COLUMNS), MAX_COLUMNS),
    codeColumns: surface.isTTY ? Math.max(columns, MIN_COLUMNS) : Infinity,
  };
}

/** The option decides, then NO_COLOR (https://no-color.org), then FORCE_COLOR, then whether a person is looking. */
export function hasColor({ color, env, isTTY }: Surface): boolean {
  if (color !== undefined) return color;
  if (env['NO_COLOR']) return false;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forced !== '0' && forced !== 'false';
  return isTTY && env['TERM'] !== 'dumb';
}

/** True where the locale says UTF-8, or the terminal is one that is known to draw it. The Linux console is not. */
export function hasUnicode({ env, platform }: Surface): boolean {
  if (env['TERM'] === 'linux') return false;
  if (platform === 'win32') return Boolean(env['WT_SESSION'] || env['TERM_PROGRAM'] === 'vscode');
  return /utf-?8/i.test(env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '');
}
