import { licenseIdentifier } from '../facts/license-names.ts';
import type { Range } from '../range.ts';
import type { Stage } from './stage.ts';

/** A label whose value is not written as its key asks for, and the one way to write it so. */
export interface LabelValue {
  readonly key: string;
  /** The value without its quotes. */
  readonly at: Range;
  readonly wanted: string;
  /** What the key asks for: a date, a licence, an address. */
  readonly form: 'date' | 'licence' | 'address';
}

/** https://github.com/opencontainers/image-spec/blob/main/annotations.md */
const FORMS: ReadonlyMap<string, LabelValue['form']> = new Map([
  ['org.opencontainers.image.created', 'date'],
  ['org.label-schema.build-date', 'date'],
  ['org.opencontainers.image.licenses', 'licence'],
  ['org.opencontainers.image.url', 'address'],
  ['org.opencontainers.image.documentation', 'address'],
  ['org.opencontainers.image.source', 'address'],
]);

/** Every such label of a stage. */
export function labelValues({ steps, build }: Stage): LabelValue[] {
  return steps.flatMap(({ instruction }) =>
    (instruction.keyword === 'LABEL' ? instruction.pairs : []).flatMap(({ key, value, legacy }) => {
      const form = FORMS.get(key);
      if (form === undefined || value === undefined || legacy) return [];
      const wanted = RESPELLED[form](value.value);
      const inset = value.quote === undefined ? 0 : 1;
      const at = { start: value.range.start + inset, end: value.range.end - inset };
      const written = build.dockerfile.text.slice(at.start, at.end);
      return wanted === undefined || wanted === value.value || written !== value.value
        ? []
        : [{ key, at, wanted, form }];
    }),
  );
}

const RESPELLED: Readonly<Record<LabelValue['form'], (value: string) => string | undefined>> = {
  date: inRfc3339,
  licence: licenseIdentifier,
  address: withScheme,
};

const WITH_HYPHENS =
  /^(\d{4}-\d\d-\d\d)[ T]+(\d\d:\d\d:\d\d(?:\.\d{1,9})?) ?(?:(Z|UTC|GMT)|([+-]\d\d):?(\d\d))$/;
const WITHOUT_HYPHENS = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/;

/** Only where date, time and zone are all there: https://www.rfc-editor.org/rfc/rfc3339#section-5.6 */
function inRfc3339(value: string): string | undefined {
  const [, date, time, zone, hours, minutes] = WITH_HYPHENS.exec(value) ?? [];
  if (date !== undefined && time !== undefined)
    return `${date}T${time}${zone === undefined ? `${hours}:${minutes}` : 'Z'}`;
  const short = WITHOUT_HYPHENS.exec(value);
  return short === null ? undefined : value.replace(WITHOUT_HYPHENS, '$1-$2-$3T$4:$5:$6Z');
}

/** Hosts that answer by https alone. */
const HOSTS = /^(?:www\.)?(?:github\.com|gitlab\.com|bitbucket\.org|hub\.docker\.com)\/[\w./-]+$/;

function withScheme(value: string): string | undefined {
  return HOSTS.test(value) ? `https://${value}` : undefined;
}
