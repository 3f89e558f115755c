/** Tells what is wrong with a value at a place, e.g. `files[3].path is no text`; undefined where nothing is. */
type Shape = (value: unknown, at: string) => string | undefined;

const text: Shape = (value, at) => (typeof value === 'string' ? undefined : `${at} is no text`);

const whole: Shape = (value, at) => (Number.isSafeInteger(value) ? undefined : `${at} is no whole number`);

const number: Shape = (value, at) => (typeof value === 'number' ? undefined : `${at} is no number`);

const flag: Shape = (value, at) =>
  typeof value === 'boolean' ? undefined : `${at} is neither true nor false`;

const oneOf =
  (...values: readonly string[]): Shape =>
  (value, at) =>
    values.some((known) => known === value) ? undefined : `${at} is none of ${values.join(', ')}`;

const maybe =
  (shape: Shape): Shape =>
  (value, at) =>
    value === undefined ? undefined : shape(value, at);

const list =
  (shape: Shape): Shape =>
  (value, at) => {
    if (!Array.isArray(value)) return `${at} is no list`;
    for (const [index, item] of value.entries()) {
      const fault = shape(item, `${at}[${index}]`);
      if (fault !== undefined) return fault;
    }
    return undefined;
  };

const record =
  (shape: Shape): Shape =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at} is no object`;
    return firstFault(Object.entries(value), () => shape, at);
  };

/** Keys that it does not name are left to later versions. */
const object =
  (shapes: Readonly<Record<string, Shape>>): Shape =>
  (value, at) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return `${at || 'the report'} is no object`;
    const values = new Map<string, unknown>(Object.entries(value));
    return firstFault(
      Object.keys(shapes).map((key) => [key, values.get(key)]),
      (key) => shapes[key],
      at,
    );
  };

function firstFault(
  entries: readonly (readonly [string, unknown])[],
  shapeOf: (key: string) => Shape | undefined,
  at: string,
): string | undefined {
  for (const [key, value] of entries) {
    const fault = shapeOf(key)?.(value, at === '' ? key : `${at}.${key}`);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

const evidence = object({
  text,
  file: maybe(text),
  source: maybe(text),
  log: maybe(whole),
  line: maybe(whole),
});

const fix = {
  transform: text,
  kind: oneOf('repair', 'improve', 'style'),
  effect: oneOf('none', 'build', 'image'),
  safety: oneOf('safe', 'unsafe', 'manual'),
  message: text,
  risk: maybe(text),
  advice: maybe(text),
  line: whole,
  newLine: whole,
  because: list(evidence),
};

const finding = object({
  builder: maybe(text),
  step: maybe(text),
  place: maybe(object({ line: whole, instruction: text })),
  causes: list(object({ what: text, said: maybe(object({ line: whole, text })) })),
  repairs: list(object({ transform: text, applied: flag })),
});

const trial = object({
  seconds: number,
  image: maybe(object({ size: maybe(whole), layers: whole })),
  checks: list(object({ name: text, passed: flag, what: text, decisive: flag, log: text })),
  unasked: list(text),
  failure: maybe(text),
  log: text,
});

const verified = object({
  engine: maybe(text),
  before: trial,
  after: trial,
  rounds: whole,
  dropped: maybe(object({ transforms: list(text), failure: maybe(object({ what: text, log: text })) })),
  differences: maybe(list(text)),
});

const file = object({
  path: text,
  status: oneOf('unchanged', 'fixable', 'problem', 'bug'),
  changes: list(object({ path: text, before: maybe(text), after: text })),
  applied: list(object(fix)),
  withheld: list(object({ ...fix, patch: text })),
  leftAlone: list(object({ transform: text, line: whole, reason: text })),
  problems: list(object({ line: maybe(whole), message: text })),
  warnings: maybe(list(object({ line: whole, message: text }))),
  bugs: list(object({ transform: maybe(text), message: text })),
  log: maybe(finding),
  verified: maybe(verified),
  reads: record(text),
});

const report = object({
  mode: oneOf('check', 'diff', 'write'),
  files: list(file),
  failures: list(object({ path: text, line: maybe(whole), message: text, bug: flag })),
});

/** What keeps a value from being a JSON report, apart from its format and version; undefined where nothing does. */
export function shapeFault(value: unknown): string | undefined {
  return report(value, '');
}
