/**
 * What a tool must never do to a Dockerfile, told by what is in the new text and was not in the old one. It is judged
 * by a reader of its own: nothing here asks dffix what a Dockerfile means.
 */
import { commands, installsWithoutLists } from './harm-apt.ts';
import { shellScripts, unreadable } from './harm-shell.ts';
import { readPlainly } from './plain-reader.ts';
import type { PlainFile, PlainInstruction } from './plain-reader.ts';

export interface Harm {
  readonly kind: HarmKind;
  /** What was lost or is wrong; may be empty. */
  readonly detail: string;
}

export type HarmKind = keyof typeof CHECKS | 'shell_syntax_broken';

type Check = (before: PlainFile, after: PlainFile) => string | undefined;

const INSTRUCTIONS = new Set(
  'ADD ARG CMD COPY ENTRYPOINT ENV EXPOSE FROM HEALTHCHECK LABEL MAINTAINER ONBUILD RUN SHELL STOPSIGNAL USER VOLUME WORKDIR'.split(
    ' ',
  ),
);
const MAY_BE_JSON = new Set(['CMD', 'ENTRYPOINT', 'SHELL', 'VOLUME', 'RUN', 'COPY', 'ADD']);

const CHECKS = {
  directive_lost: (before, after) =>
    first([...before.directives.keys()].filter((name) => !after.directives.has(name))),
  directive_changed: (before, after) =>
    first(
      [...before.directives].flatMap(([name, value]) =>
        (after.directives.get(name) ?? value) === value ? [] : [name],
      ),
    ),
  comment_lost: (before, after) => first(missing(comments(before), comments(after))),
  final_newline_lost: (before, after) =>
    when(before.text.endsWith('\n') && after.text !== '' && !after.text.endsWith('\n')),
  eol_changed: (before, after) =>
    when(
      !sameLineBreaks(before, after) || keptLineBreaks(before, after),
      `${lineBreaks(before)} → ${lineBreaks(after)}`,
    ),
  bom_lost: (before, after) => when(before.bom && !after.bom),
  apt_lists_removed_then_install: more((file) => installsWithoutLists(file).map((line) => `line ${line}`)),
  add_url_to_copy: more(copiedAddresses),
  entrypoint_cmd_dropped: fewer((file) => stages(file).flatMap((stage) => starts(stage))),
  entrypoint_cmd_lost_in_stage: (before, after) => {
    const [old, now] = [stages(before), stages(after)];
    if (old.length !== now.length) return undefined;
    return first(old.flatMap((stage, index) => missing(starts(stage), starts(now[index] ?? []))));
  },
  from_dropped: fewer((file) => of(file, 'FROM').map(({ body }) => body)),
  from_malformed: more((file) =>
    of(file, 'FROM').flatMap(({ body }) => (/^\S+(?:\s+AS\s+\S+)?$/i.test(body) ? [] : [body])),
  ),
  stage_name_lost: (before, after) =>
    first(stageNames(before).filter((name) => !stageNames(after).includes(name))),
  platform_flag_dropped: fewer((file) =>
    of(file, 'FROM').flatMap(({ flags }) =>
      // That of the target is what the builder takes anyway.
      flags.filter((flag) => /^--platform(?!=\$\{?TARGETPLATFORM\}?$)/.test(flag)),
    ),
  ),
  unknown_instruction: more((file) =>
    file.instructions.flatMap(({ keyword }) => (INSTRUCTIONS.has(keyword) ? [] : [keyword])),
  ),
  json_form_broken: more((file) => file.instructions.filter(isBrokenJson).map(({ body }) => body)),
  heredoc_lost: fewer((file) =>
    file.instructions.flatMap(({ heredocs }) => heredocs.map(({ name }) => name)),
  ),
  option_split_from_value: more(splitOptions),
  empty_output: (before, after) => when(before.text.trim() !== '' && after.text.trim() === ''),
  trailing_continuation: (before, after) => when(after.isOpen && !before.isOpen),
} as const satisfies Readonly<Record<string, Check>>;

export const HARMS: readonly HarmKind[] = ['shell_syntax_broken', ...(Object.keys(CHECKS) as HarmKind[])];

/** One of each kind at most; the syntax of shell is for `shellHarms`, which reads many files at once. */
export function harms(before: string, after: string): Harm[] {
  if (before === after) return [];
  const [old, now] = [readPlainly(before), readPlainly(after)];
  return Object.entries(CHECKS).flatMap(([kind, check]) => {
    const detail = check(old, now);
    return detail === undefined ? [] : [{ kind: kind as HarmKind, detail }];
  });
}

export interface Changed {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** Name of a file → the first script that bash no longer reads. */
export function shellHarms(files: readonly Changed[]): ReadonlyMap<string, Harm> {
  const changes = files.map(({ name, before, after }) => {
    const [old, now] = [shellScripts(readPlainly(before)), shellScripts(readPlainly(after))];
    return { name, gone: missing(old, now), come: missing(now, old) };
  });
  const bad = unreadable(changes.flatMap(({ come }) => come));
  const suspects = changes.filter(({ come }) => come.some((script) => bad.has(script)));
  const badBefore = unreadable(suspects.flatMap(({ gone }) => gone));
  return new Map(
    suspects.flatMap(({ name, gone, come }) => {
      const now = come.filter((script) => bad.has(script));
      const was = gone.filter((script) => badBefore.has(script));
      return now.length <= was.length
        ? []
        : [[name, { kind: 'shell_syntax_broken', detail: now[0] ?? '' }] as const];
    }),
  );
}

function first(list: readonly string[]): string | undefined {
  return list[0];
}

function when(is: boolean, detail = ''): string | undefined {
  return is ? detail : undefined;
}

function more(list: (file: PlainFile) => readonly string[]): Check {
  return (before, after) => {
    const [old, now] = [list(before), list(after)];
    return now.length > old.length ? (missing(now, old)[0] ?? '') : undefined;
  };
}

function fewer(list: (file: PlainFile) => readonly string[]): Check {
  return (before, after) => more(list)(after, before);
}

/** What is in one list and not, or not as often, in the other. */
function missing(from: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const one of others) left.set(one, (left.get(one) ?? 0) + 1);
  return from.filter((one) => {
    const count = left.get(one) ?? 0;
    left.set(one, count - 1);
    return count <= 0;
  });
}

function of({ instructions }: PlainFile, keyword: string): readonly PlainInstruction[] {
  return instructions.filter((one) => one.keyword === keyword && !one.onbuild);
}

/** Wherever a line starts with `#`, in a heredoc too: a comment that has moved is not lost. */
function comments({ lines, directives }: PlainFile): string[] {
  return lines
    .slice(directives.size)
    .map((line) => line.trim())
    .filter((line) => line.startsWith('#'))
    .map((line) => line.replace(/^#+/, '').trim().split(/\s+/).join(' '))
    .filter((text) => text !== '');
}

function lineBreaks({ crlf }: PlainFile): 'none' | 'CRLF' | 'LF' | 'mixed' {
  if (crlf.length === 0) return 'none';
  if (crlf.every(Boolean)) return 'CRLF';
  return crlf.some(Boolean) ? 'mixed' : 'LF';
}

function sameLineBreaks(before: PlainFile, after: PlainFile): boolean {
  const [old, now] = [lineBreaks(before), lineBreaks(after)];
  // Where some of the lines are gone, one kind of break may be gone with them.
  return old === now || old === 'none' || now === 'none' || old === 'mixed';
}

/** A line that stays has another break than before. */
function keptLineBreaks(before: PlainFile, after: PlainFile): boolean {
  const [old, now] = [breaksByLine(before), breaksByLine(after)];
  return [...old].some(([line, { all, crlf }]) => {
    const other = now.get(line);
    return other !== undefined && other.all === all && other.crlf !== crlf;
  });
}

function breaksByLine({ lines, crlf }: PlainFile): Map<string, { all: number; crlf: number }> {
  const found = new Map<string, { all: number; crlf: number }>();
  for (const [index, isCrlf] of crlf.entries()) {
    const line = lines[index] ?? '';
    const { all, crlf: count } = found.get(line) ?? { all: 0, crlf: 0 };
    found.set(line, { all: all + 1, crlf: count + (isCrlf ? 1 : 0) });
  }
  return found;
}

function copiedAddresses(file: PlainFile): string[] {
  return file.instructions
    .filter(({ keyword, flags }) => keyword === 'COPY' && !flags.some((flag) => flag.startsWith('--from')))
    .flatMap(({ body }) => (jsonOf(body) ?? body.split(/\s+/)).slice(0, -1))
    .filter((word) => /^(?:https?|ftp):\/\//i.test(word));
}

/** Instructions of each stage; those before the first FROM come first. */
function stages({ instructions }: PlainFile): PlainInstruction[][] {
  const found: PlainInstruction[][] = [[]];
  for (const one of instructions) {
    if (one.keyword === 'FROM') found.push([]);
    else if (!one.onbuild) found.at(-1)?.push(one);
  }
  return found;
}

/** Of several, the builder keeps the last one: each counts once in a stage. */
function starts(stage: readonly PlainInstruction[]): string[] {
  return ['ENTRYPOINT', 'CMD'].filter((name) => stage.some(({ keyword }) => keyword === name));
}

function stageNames(file: PlainFile): string[] {
  return of(file, 'FROM').flatMap(({ body }) => {
    const [, as, name] = body.split(/\s+/);
    return as?.toUpperCase() === 'AS' && name !== undefined ? [name.toLowerCase()] : [];
  });
}

/** Looks like an array and is none; `[ -f x ]` is shell. */
function isBrokenJson({ keyword, body }: PlainInstruction): boolean {
  if (!MAY_BE_JSON.has(keyword) || !body.startsWith('[')) return false;
  return !/^\[\[?\s+[-!$"(\w]/.test(body) && jsonOf(body) === undefined;
}

function jsonOf(body: string): string[] | undefined {
  if (!body.startsWith('[')) return undefined;
  try {
    const value: unknown = JSON.parse(body);
    return Array.isArray(value) ? value.map(String) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Options that take the next word as their value. */
const VALUED: Readonly<Record<string, readonly string[]>> = {
  useradd: ['-g', '-G', '-u', '-d', '-c', '-s', '-k', '-p', '-b', '-e', '-K', '--gid', '--uid', '--shell'],
  usermod: ['-g', '-G', '-u', '-d', '-c', '-s', '-p', '-e', '--gid', '--uid', '--shell'],
  groupadd: ['-g', '--gid'],
  addgroup: ['-g', '--gid'],
  adduser: ['-h', '-g', '-s', '-G', '-u', '-k', '--gid', '--uid', '--home', '--shell', '--gecos'],
  'apt-get': ['-o', '-t'],
  apt: ['-o', '-t'],
  pip: ['-r', '-c', '-e', '-f'],
  pip3: ['-r', '-c', '-e', '-f'],
  curl: ['-o', '-H', '-X', '-d', '-u', '-A'],
};

const GLUED = /\b(?:do|then|else|npm)(?:apk|apt|apt-get|npm|yum|pip|curl|wget)\b/;

function splitOptions(file: PlainFile): string[] {
  return file.instructions
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap(({ body, heredocs }) => commands([body, ...heredocs.map((one) => one.body)].join('\n')))
    .flatMap((words) => [
      ...words.filter((word) => GLUED.test(word) && !word.includes('/')),
      ...withoutValue(words),
    ]);
}

function withoutValue(words: readonly string[]): string[] {
  const start = words.findIndex((word) => Object.hasOwn(VALUED, word));
  const options = VALUED[words[start] ?? ''] ?? [];
  return words.flatMap((word, at) => {
    const next = words[at + 1];
    const isSplit = at > start && options.includes(word) && (next === undefined || /^--?[a-z]/i.test(next));
    return isSplit ? [`${word} ${next ?? ''}`] : [];
  });
}
