import type { IgnoredCode } from '../engine/settings.ts';
import type { Policy } from '../engine/policy.ts';
import { UsageError } from '../errors.ts';
import { readSource } from './read.ts';

/** What the configuration of hadolint means here. https://github.com/hadolint/hadolint#configure */
export interface Hadolint {
  readonly ignored: readonly IgnoredCode[];
  readonly policy: Policy | undefined;
  /** False where hadolint is told to take no notice of its comments. */
  readonly comments: boolean;
}

/**
 * Reads it; the severities of `override` and what is about hadolint's own output mean nothing here. What is wrong in it is
 * told to `warn`, for the file is not ours.
 */
export async function readHadolint(
  file: string,
  show: (file: string) => string,
  warn: (message: string) => void,
): Promise<Hadolint | undefined> {
  const source = show(file);
  try {
    const { value } = await readSource(file, show);
    if (value === undefined || value === null) return undefined;
    if (!isObject(value)) {
      warn(`${source} is left out: it is no list of keys and values`);
      return undefined;
    }
    return meaning(value, source, warn);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    warn(`${error.message}, so this file is left out`);
    return undefined;
  }
}

function meaning(
  data: Readonly<Record<string, unknown>>,
  source: string,
  warn: (message: string) => void,
): Hadolint {
  // Both spellings are in use; the second one is that of the source: Hadolint/Config/Configuration.hs.
  const registries = texts('trustedRegistries') ?? texts('trusted-registries');
  const schema = data['label-schema'];
  const labels = data['strict-labels'] === true && isObject(schema) ? Object.keys(schema) : undefined;
  const trusted = registries !== undefined && registries.length > 0 ? registries : undefined;
  const hasPolicy = trusted !== undefined || labels !== undefined;
  return {
    ignored: (texts('ignored') ?? []).map((code) => ({ code: `hadolint/${code.trim()}`, source })),
    policy: hasPolicy ? { registries: trusted, labels, source } : undefined,
    comments: data['disable-ignore-pragma'] !== true,
  };

  function texts(key: string): readonly string[] | undefined {
    const value = data[key];
    if (value === undefined || value === null) return undefined;
    const list: readonly unknown[] = Array.isArray(value) ? value : [value];
    const found = list.filter((item) => typeof item === 'string');
    if (found.length < list.length) warn(`${source}: '${key}' must be a list of texts`);
    return found;
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
