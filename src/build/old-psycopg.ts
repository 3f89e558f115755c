import { isAtLeast } from '../facts/python-requires.ts';
import { psycopg2, type PsycopgFacts } from '../facts/python-tools.ts';
import { listing, newestPatch } from '../facts/tags.ts';
import type { Edit } from '../fix.ts';
import { valueOf } from '../known.ts';
import type { Cause } from '../log/types.ts';
import { baseTag, type BaseTag } from './base-tag.ts';
import type { Failure } from './failure.ts';
import { pipInstalls, requirementsFile } from './pip-installs.ts';

/** A psycopg2 that cannot read the version of the PostgreSQL beside it. */
export interface OldPsycopg {
  readonly cause: Cause;
  readonly facts: PsycopgFacts;
  /** Where its version is written, with what is to stand there; undefined where nothing that can be read says it. */
  readonly pin: Edit | undefined;
  /** Version that is pinned there. */
  readonly version: string | undefined;
  readonly base: BaseTag | undefined;
  /** A tag of the image on a distribution with an older PostgreSQL. */
  readonly tag: string | undefined;
}

/** What a log shows of psycopg2, and the places that can be changed. */
export function oldPsycopg(failure: Failure): OldPsycopg | undefined {
  const cause = failure.cause('package-too-old');
  if (!(cause?.line?.text ?? '').includes('could not determine PostgreSQL version')) return undefined;
  if (cause === undefined || failure.step === undefined) return undefined;
  const found = pinOf(failure);
  if (found !== undefined && isAtLeast(found.version, psycopg2().reads10)) return undefined;
  const base = baseTag(failure.step.stage);
  const tag = base?.facts.image === 'python' ? olderTag(base) : undefined;
  return { cause, facts: psycopg2(), pin: found?.edit, version: found?.version, base, tag };
}

interface Pin {
  readonly edit: Edit;
  readonly version: string;
}

const PIN = /(?:^|["'])psycopg2 ?(?:==|<=|~=) ?(\d+(?:\.\d+)*)/im;

/** The first place that pins psycopg2: a word of an install, or a line of a file that one reads. */
function pinOf({ commands, step }: Failure): Pin | undefined {
  for (const install of pipInstalls(commands)) {
    for (const { raw, range } of install.operands) {
      const pin = pinIn(raw, range.start);
      if (pin !== undefined) return pin;
    }
    const file = requirementsFile(install);
    const text = file === undefined ? undefined : step?.stage.build.context.text(file);
    const pin = text === undefined || text.includes('--hash') ? undefined : pinIn(text, 0);
    if (pin !== undefined && file !== undefined) return { ...pin, edit: { ...pin.edit, file } };
  }
  return undefined;
}

/** The number of the version alone is replaced. */
function pinIn(text: string, start: number): Pin | undefined {
  const found = PIN.exec(text);
  const version = found?.[1];
  if (found === null || version === undefined) return undefined;
  const end = start + found.index + found[0].length;
  return { version, edit: { start: end - version.length, end, text: psycopg2().last } };
}

/** `3.6-slim-buster` → `3.6-slim-stretch`. */
function olderTag(base: BaseTag): string | undefined {
  const { head, suffix, facts } = base;
  const distro = valueOf(facts.distro);
  const release = distro && psycopg2().distributions[distro.family];
  if (distro === undefined || release === undefined || distro.release === release) return undefined;
  const ending =
    distro.family === 'alpine'
      ? `-alpine${release}`
      : `${suffix.startsWith('-slim') ? '-slim' : ''}-${release}`;
  const minor = head.split('.').slice(0, 2).join('.');
  const heads = [head, newestPatch('python', minor, ending), minor].filter((each) => each !== undefined);
  return heads.map((each) => `${each}${ending}`).find((each) => listing('python', each) !== 'never');
}
