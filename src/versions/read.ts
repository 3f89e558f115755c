import { resolve } from 'node:path';
import { FileError, UsageError } from '../errors.ts';
import { PACKAGE_SOURCES } from '../packages/versions.ts';
import type { Versions } from '../packages/versions.ts';
import { MAX_GENERATED, readText } from '../text.ts';

/** Goes up where an older dffix would misread a file. */
export const FORMAT = 1;

/** The file that `--versions` names. Throws UsageError where it cannot be read, or is none that `dffix versions` writes. */
export function versionsFrom(path: string, cwd: string): Versions {
  try {
    return readVersions(readText(resolve(cwd, path), MAX_GENERATED), path);
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(`--versions ${path}: ${error.message}`);
    throw error;
  }
}

/** `path` is for messages. Throws UsageError. */
export function readVersions(text: string, path: string): Versions {
  const fail = (what: string): never => {
    throw new UsageError(`--versions ${path}: ${what}; dffix versions --image IMAGE writes such a file`);
  };
  const { format, image, packages, digests = {} } = parse(text) ?? fail('it is no JSON object');
  if (format !== FORMAT) return fail(`format is not ${FORMAT}`);
  if (typeof image !== 'string' || image === '') return fail('image is no text');
  if (!isRecord(packages)) return fail('packages is no object');
  for (const [source, table] of Object.entries(packages)) {
    if (!PACKAGE_SOURCES.some((known) => known === source)) return fail(`packages: ${source} is unknown`);
    if (!isTable(table, VERSION)) return fail(`packages.${source} does not give a version for every name`);
  }
  if (!isTable(digests, DIGEST)) return fail('digests does not give sha256:… for every image');
  return { image, packages, digests };
}

/** No character of these means anything to a shell. */
const VERSION = /^\w[\w.+~:-]*$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

function parse(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isRecord(value) ? value : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTable(value: unknown, pattern: RegExp): value is Record<string, string> {
  return (
    isRecord(value) && Object.values(value).every((each) => typeof each === 'string' && pattern.test(each))
  );
}
