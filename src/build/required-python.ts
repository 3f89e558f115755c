import { isAtLeast, pythonRequiredBy } from '../facts/python-requires.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import { baseTag, type BaseTag } from './base-tag.ts';
import type { Failure } from './failure.ts';
import { raised } from './raised-tag.ts';
import { loggedPip } from './running-python.ts';

/** An official Python image that is too old for what is installed. */
export interface RequiredPython {
  readonly cause: Cause;
  readonly base: BaseTag;
  /** `major.minor` that the image has. */
  readonly has: string;
  /** The least version of Python that will do; `3` where only that is known. */
  readonly needs: string;
  /** Undefined where no such image was ever published. */
  readonly tag: string | undefined;
  readonly source: string | undefined;
}

/** The Python that a failed install or start asks for, where the image of the stage is an official one with an older Python. */
export function requiredPython(failure: Failure): RequiredPython | undefined {
  const cause = failure.cause('python-too-old', 'package-version-not-found');
  const base = failure.stage && baseTag(failure.stage);
  if (cause?.ecosystem !== 'python' || base?.facts.image !== 'python') return undefined;
  const { major, minor } = valueOf(base.facts.pythonVersion) ?? {};
  // A tag without a minor version moves on by itself.
  if (major === undefined || (major === 3 && minor === undefined)) return undefined;
  const has = `${major}.${minor ?? 7}`;
  const asked =
    cause.id === 'python-too-old' ? said(cause, failure) : (ofIgnored(cause, failure) ?? byTable(cause));
  if (asked === undefined || asked.python === has) return undefined;
  if (asked.python !== '3' && isAtLeast(has, asked.python)) return undefined;
  if (asked.python === '3' && major === 3) return undefined;
  const tag = major === 2 ? firstOf3(base, asked.python) : raised('python', base, asked.python);
  return { cause, base, has, needs: asked.python, tag, source: asked.source };
}

/**
 * The last Python 3 in which most of what was written for both still runs, or the next older one that was published with
 * the same suffix: 3.10 took old names out of collections. https://docs.python.org/3/whatsnew/3.10.html#removed
 */
function firstOf3(base: BaseTag, least: string): string | undefined {
  const from = Number(least.split('.')[1] ?? 4);
  const minors = Array.from({ length: Math.max(1, 10 - from) }, (_, index) => Math.max(9, from) - index);
  return minors.map((minor) => raised('python', base, `3.${minor}`)).find((tag) => tag !== undefined);
}

interface Asked {
  readonly python: string;
  readonly source: string | undefined;
}

/** How messages name the least Python: `>=3.6`, `>= 3.7`, `3.6 or later`. */
const LEAST: readonly RegExp[] = [
  /not in '[^']*>= ?(3\.\d+)/,
  /requires Python '[^']*>= ?(3\.\d+)/,
  /[Pp]ython (?:version )?>= ?(3\.\d+)/,
  /[Pp]ython (3\.\d+)(?:\.\d+)?\+? (?:or|and) (?:later|newer|higher|above|greater)/,
];

function said(cause: Cause, failure: Failure): Asked | undefined {
  const text = cause.captures.message ?? '';
  const least = LEAST.map((pattern) => pattern.exec(text)?.[1]).find((found) => found !== undefined);
  const python = least ?? afterExcluded(text) ?? (isOfPython3(text) ? '3' : undefined);
  // An older pip takes what is not for its Python; a newer one brings what is.
  const isOldPip = (loggedPip(failure) ?? 9) < 9;
  return python === undefined || isOldPip ? undefined : { python, source: undefined };
}

/** `>=2.7, !=3.0.*, … !=3.4.*`: the first Python behind those that are left out. */
function afterExcluded(text: string): string | undefined {
  const minors = [...text.matchAll(/!= ?3\.(\d+)/g)].map(([, minor]) => Number(minor));
  return minors.length === 0 || !text.includes('requires') ? undefined : `3.${Math.max(...minors) + 1}`;
}

/** What Python 2 does not know: an argument of `open`, annotations, formatted strings. */
function isOfPython3(text: string): boolean {
  return /^'encoding' is an invalid keyword|^(?:async )?def .*(?:->|\w: ?\w)|^raise [^'"]* from \w+$/.test(
    text,
  );
}

/** pip from 22 on lists what it left out: `… python version: 2.0.1 Requires-Python >=3.9; 2.0.2 Requires-Python >=3.9`. */
function ofIgnored({ captures }: Cause, { log }: Failure): Asked | undefined {
  const version = /^==\s*([\w.]+)$/.exec(captures.version ?? '')?.[1];
  const lines = log.output.filter(({ text }) => text.includes('require a different python version:'));
  const entries = lines.flatMap(({ text }) =>
    text.slice(text.indexOf('version:') + 'version:'.length).split(';'),
  );
  const entry = entries.find((each) => each.trim().startsWith(`${version ?? ''} Requires-Python `));
  const python = /Requires-Python .*>= ?(3\.\d+)/.exec(entry ?? '')?.[1];
  return version === undefined || python === undefined ? undefined : { python, source: undefined };
}

function byTable({ captures }: Cause): Asked | undefined {
  const version = /[=>]=\s*(\d+(?:\.\d+)*)/.exec(captures.version ?? '')?.[1];
  if (version === undefined || captures.package === undefined) return undefined;
  return pythonRequiredBy(captures.package, version);
}
