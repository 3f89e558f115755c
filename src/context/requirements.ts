import type { ManifestFiles } from './manifests.ts';
import { cleanPath, join, parentOf } from './paths.ts';

/** One requirement: its normalised name and version specifier, empty where it has none or names a URL. */
export interface Requirement {
  readonly name: string;
  readonly specifier: string;
}

/** What a requirements file asks for, with the files it includes; `complete` is false where one of them is missing. */
export interface Requirements {
  readonly found: ReadonlyMap<string, string>;
  readonly complete: boolean;
}

/** Markers that hold on no Linux image. Source: https://peps.python.org/pep-0508/#environment-markers */
const NEVER_ON_LINUX = new Set(
  ['win32', 'cygwin', 'darwin']
    .map((system) => `sys_platform==${system}`)
    .concat(
      ['windows', 'darwin'].map((system) => `platform_system==${system}`),
      ['os_name==nt'],
    ),
);

/**
 * Reads a requirements file and what it includes with `-r`; constraints (`-c`) ask for nothing.
 * Source: https://pip.pypa.io/en/stable/reference/requirements-file-format/
 */
export function readRequirements(files: ManifestFiles, path: string): Requirements {
  const found = new Map<string, string>();
  const seen = new Set<string>();
  let complete = true;
  const queue = [path];
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const source = files.text(next);
    if (source === undefined) {
      complete = false;
      continue;
    }
    for (const line of logicalLines(source)) {
      const included = includedPath(line);
      if (included !== undefined) {
        const target = included.includes('://') ? undefined : cleanPath(join(parentOf(next) ?? '', included));
        if (target === undefined) complete = false;
        else queue.push(target);
        continue;
      }
      const requirement = parseRequirementLine(line);
      if (requirement === 'unnamed') complete = false;
      else if (requirement !== undefined) addRequirement(found, requirement);
    }
  }
  return { found, complete };
}

/** Keeps the first specifier that says something. */
export function addRequirement(found: Map<string, string>, { name, specifier }: Requirement): void {
  if (!found.get(name)) found.set(name, specifier);
}

/** PEP 503: lower case, and one dash for any run of dashes, dots and underscores. */
export function normalizeName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/**
 * Reads `name[extras] specifier ; marker` or `name @ URL`. Undefined where it is none, or where its marker holds on
 * no Linux image. Source: https://peps.python.org/pep-0508/
 */
export function parseRequirement(source: string): Requirement | undefined {
  if (isNeverOnLinux(source)) return undefined;
  const body = source.split(';')[0] ?? '';
  const parts = /^\s*([A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?)\s*(\[[^\]]*\])?(.*)$/.exec(body);
  const [, name, , rest = ''] = parts ?? [];
  if (name === undefined) return undefined;
  const specifier = rest.trim().replace(/^\((.*)\)$/, '$1');
  if (specifier.startsWith('@')) return { name: normalizeName(name), specifier: '' };
  if (specifier !== '' && !/^[<>=!~]/.test(specifier)) return undefined;
  return { name: normalizeName(name), specifier: specifier.replace(/\s+/g, '') };
}

function isNeverOnLinux(source: string): boolean {
  const marker = source.split(';').slice(1).join(';');
  return NEVER_ON_LINUX.has(marker.replace(/[\s'"()]/g, '').toLowerCase());
}

/** `unnamed` where the line asks for something whose name it does not tell. */
function parseRequirementLine(line: string): Requirement | 'unnamed' | undefined {
  const editable = /^(?:-e|--editable)(?:\s+|=)(.*)$/.exec(line)?.[1];
  if (editable === undefined && line.startsWith('-')) return undefined;
  const body = (editable ?? line).replace(/\s--?[a-z].*$/, '');
  if (isLocation(body)) return named(body) ?? 'unnamed';
  return parseRequirement(body) ?? (isNeverOnLinux(body) ? undefined : 'unnamed');
}

function isLocation(body: string): boolean {
  const start = body.split(/[\s@[;]/)[0] ?? '';
  return (
    start.includes('/') ||
    start.includes('://') ||
    /^\.{1,2}$/.test(start) ||
    /\.(?:whl|zip|tar\.gz)$/.test(start)
  );
}

/** The name in `#egg=name`, or the first part of the file name of a wheel. */
function named(location: string): Requirement | undefined {
  const egg = /[#&]egg=([\w.-]+)/.exec(location)?.[1];
  const file =
    location
      .split(/[?#\s;]/)[0]
      ?.split('/')
      .at(-1) ?? '';
  const name = egg ?? (file.endsWith('.whl') ? file.split('-')[0] : undefined);
  return name === undefined ? undefined : { name: normalizeName(name), specifier: '' };
}

function includedPath(line: string): string | undefined {
  return /^(?:-r|--requirement)(?:\s*=\s*|\s*)(\S.*)$/.exec(line)?.[1]?.trim();
}

/** Lines with continuations joined, comments and blank lines left out. */
function logicalLines(source: string): string[] {
  const joined = source.replace(/^\uFEFF/, '').replace(/\\\r?\n/g, ' ');
  return joined
    .split('\n')
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trim())
    .filter((line) => line !== '');
}
