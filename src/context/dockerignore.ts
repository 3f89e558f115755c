import { compileGlob, type Glob } from './glob.ts';
import { cleanPath } from './paths.ts';

/** What a `.dockerignore` file keeps out of the build. */
export interface IgnoreRules {
  /** True where the last line that speaks of the path, or of a directory above it, keeps it out. */
  ignores(path: string): boolean;
  /** True where an exception (`!`) could let something under this directory in. */
  mayExceptUnder(directory: string): boolean;
}

interface Rule {
  readonly exception: boolean;
  readonly glob: Glob;
  readonly segments: readonly string[];
}

/**
 * Reads a `.dockerignore`. Its rules are Docker's and not git's: a pattern is anchored at the root of the context, an
 * exception holds under an ignored directory too, and `.` says nothing. A malformed line is skipped (Docker refuses
 * the build). Source: https://docs.docker.com/build/concepts/context/#dockerignore-files
 */
export function parseDockerignore(text: string): IgnoreRules {
  const rules = patterns(text).flatMap((pattern) => toRule(pattern) ?? []);
  const exceptions = rules.filter((rule) => rule.exception);
  return {
    ignores: (path) => isIgnored(rules, path),
    mayExceptUnder: (directory) => exceptions.some((rule) => couldReachUnder(rule.segments, directory)),
  };
}

/** Keeps nothing out. */
export const ignoreNothing: IgnoreRules = { ignores: () => false, mayExceptUnder: () => false };

function patterns(text: string): string[] {
  return text
    .replace(/^\uFEFF/, '')
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function toRule(line: string): Rule | undefined {
  const exception = line.startsWith('!');
  const pattern = cleanPath(exception ? line.slice(1).trim() : line);
  if (pattern === undefined || pattern === '') return undefined;
  const glob = compileGlob(pattern);
  return glob && { exception, glob, segments: pattern.split('/') };
}

function isIgnored(rules: readonly Rule[], path: string): boolean {
  const ways = selfAndParents(path);
  let ignored = false;
  for (const rule of rules) {
    if (rule.exception !== ignored) continue;
    if (ways.some((way) => rule.glob.matches(way))) ignored = !rule.exception;
  }
  return ignored;
}

function selfAndParents(path: string): string[] {
  const ways: string[] = [];
  for (let end = path.indexOf('/'); end !== -1; end = path.indexOf('/', end + 1))
    ways.push(path.slice(0, end));
  return path === '' ? [] : [...ways, path];
}

function couldReachUnder(segments: readonly string[], directory: string): boolean {
  if (directory === '') return true;
  for (const [index, name] of directory.split('/').entries()) {
    const segment = segments[index];
    if (segment === undefined || segment.includes('**')) return true;
    if (compileGlob(segment)?.matches(name) === false) return false;
  }
  return true;
}
