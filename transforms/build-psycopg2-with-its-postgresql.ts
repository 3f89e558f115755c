import { logEvidence } from '../src/build/failure.ts';
import { oldPsycopg, type OldPsycopg } from '../src/build/old-psycopg.ts';
import type { Offer } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Bring psycopg2 and PostgreSQL together',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: 'log',
  *fixes(build) {
    const old = build.failure && oldPsycopg(build.failure);
    const offer = old && (pinned(old) ?? older(old));
    if (offer !== undefined) yield offer;
  },
});

function pinned({ cause, facts, pin, version }: OldPsycopg): Offer | undefined {
  if (pin === undefined) return undefined;
  const { last, source } = facts;
  const { start, end } = pin;
  return {
    kind: 'fix',
    message: `psycopg2 ${version ?? ''} cannot read the version of this PostgreSQL: use ${last}`,
    at: pin.file === undefined ? { start, end } : { start: 0, end: 0 },
    edits: [pin],
    because: [logEvidence(cause), { text: 'psycopg2 2.7 is the first that can', source }],
  };
}

function older({ cause, facts, base, tag }: OldPsycopg): Offer | undefined {
  const edits = tag === undefined ? undefined : base?.edits(tag);
  if (base === undefined || tag === undefined || edits?.known !== true) return undefined;
  return {
    kind: 'fix',
    message: `psycopg2 cannot read the version of this PostgreSQL: build with that of python:${tag}`,
    at: base.from.range,
    edits: edits.value,
    because: [logEvidence(cause), { text: 'it has PostgreSQL 9.6', source: facts.distributionsSource }],
    safety: 'unsafe',
    risk: 'The distribution is out of support, and its other packages are older, too',
    advice: `psycopg2 ${facts.last} or later reads newer versions: raise it where it is asked for, and keep the image`,
  };
}
