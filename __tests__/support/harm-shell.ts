import { spawnSync } from 'node:child_process';
import type { PlainFile, PlainInstruction } from './plain-reader.ts';

/** Scripts that one bash reads at a time. */
const BATCH = 200;

/** Scripts of the RUN instructions that a Bourne shell reads. */
export function shellScripts({ instructions, escape }: PlainFile): string[] {
  const scripts: string[] = [];
  let isBourne = escape === '\\';
  for (const one of instructions) {
    if (one.keyword === 'FROM') isBourne = escape === '\\';
    if (one.keyword === 'SHELL') isBourne = /["/](?:ba|da|a|z|k)?sh"/.test(one.body);
    const script = one.keyword === 'RUN' && isBourne ? scriptOf(one) : undefined;
    if (script !== undefined) scripts.push(script);
  }
  return scripts;
}

function scriptOf({ body, heredocs }: PlainInstruction): string | undefined {
  if (body === '' || body.startsWith('[')) return undefined;
  const [only] = heredocs;
  if (only !== undefined && /^<<-?\s*\S+$/.test(body)) {
    const isForeign = only.body.startsWith('#!') && !/^#!.*\b(?:ba|da|a)?sh\b/.test(only.body);
    return isForeign ? undefined : only.body;
  }
  return [body, ...heredocs.map((one) => `${one.body === '' ? '' : `${one.body}\n`}${one.name}`)].join('\n');
}

/** Those of the scripts that bash cannot read; none of them is run. */
export function unreadable(scripts: readonly string[]): ReadonlySet<string> {
  const bad = new Set<string>();
  const all = [...new Set(scripts)];
  for (let at = 0; at < all.length; at += BATCH)
    for (const script of search(all.slice(at, at + BATCH))) bad.add(script);
  return bad;
}

function search(scripts: readonly string[]): readonly string[] {
  if (scripts.length === 0 || isReadable(scripts)) return [];
  if (scripts.length === 1) return scripts;
  const half = Math.ceil(scripts.length / 2);
  return [...search(scripts.slice(0, half)), ...search(scripts.slice(half))];
}

/** Braces and quotes that only balance where those of the script do: what one script leaves open, no other can close. */
function isReadable(scripts: readonly string[]): boolean {
  const input = scripts.map((script) => `( {\n${script}\n: ')' ")"\n: ')'\n}; )\n`).join('');
  const { status, stderr } = spawnSync('bash', ['-n'], {
    input,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
  });
  // A heredoc without an end is no more than a warning to bash.
  return status === 0 && !stderr.includes('here-document');
}
