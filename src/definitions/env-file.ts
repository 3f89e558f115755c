import { unknown } from '../known.ts';
import type { Known } from '../known.ts';
import { interpolate } from './interpolate.ts';

/**
 * The variables of an environment file, as Compose reads one: a value may name those above it. One whose value goes on over
 * several lines is not known. https://docs.docker.com/reference/compose-file/services/#env_file-format
 */
export function readEnvironment(text: string): ReadonlyMap<string, Known<string>> {
  const found = new Map<string, Known<string>>();
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const [, name, written = ''] = /^\s*(?:export\s+)?([A-Za-z_][\w.-]*)\s*[=:](.*)$/.exec(line) ?? [];
    if (name !== undefined) found.set(name, valueOf(written.trim(), found));
  }
  return found;
}

function valueOf(written: string, above: ReadonlyMap<string, Known<string>>): Known<string> {
  const quote = written[0];
  if (quote !== '"' && quote !== "'") return filled(withoutComment(written), above);
  const end = closing(written, quote);
  if (end < 0) return unknown('its value goes on over several lines');
  const inside = written.slice(1, end);
  if (quote === "'") return { known: true, value: inside };
  return filled(
    inside.replace(/\\([nrt"\\$])/g, (_, sign: string) => ESCAPES[sign] ?? ''),
    above,
  );
}

const ESCAPES: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '"': '"',
  '\\': '\\',
  $: '$$',
};

/** Place of the closing quote; -1 where there is none. */
function closing(written: string, quote: string): number {
  for (let at = 1; at < written.length; at++) {
    if (written[at] === '\\' && quote === '"') at++;
    else if (written[at] === quote) return at;
  }
  return -1;
}

function withoutComment(written: string): string {
  const at = written.startsWith('#') ? 0 : written.search(/\s#/);
  return (at < 0 ? written : written.slice(0, at)).trim();
}

function filled(text: string, above: ReadonlyMap<string, Known<string>>): Known<string> {
  return interpolate(text, (name) => above.get(name) ?? unknown(`the environment gives ${name}`));
}
