/** One step of a compiled pattern. `directories` stands for any number of whole leading directories, none too. */
type Step =
  | { readonly kind: 'literal'; readonly character: string }
  | { readonly kind: 'one' }
  | { readonly kind: 'run' }
  | { readonly kind: 'directories' }
  | { readonly kind: 'rest' }
  | {
      readonly kind: 'class';
      readonly negated: boolean;
      readonly ranges: readonly (readonly [number, number])[];
    };

/** A pattern of file names, as `.dockerignore` and the sources of COPY know them. */
export interface Glob {
  /** True where the pattern stands for the whole of `path`. Cost: length of the pattern times length of the path. */
  matches(path: string): boolean;
}

/**
 * Compiles a pattern with `*`, `?`, `[…]`, `\` and `**`; undefined where it is malformed, which Docker refuses.
 * The rules are those of https://pkg.go.dev/github.com/moby/patternmatcher and Go's filepath.Match.
 */
export function compileGlob(pattern: string): Glob | undefined {
  const characters = [...pattern];
  const steps: Step[] = [];
  let at = 0;
  while (at < characters.length) {
    const read = readStep(characters, at);
    if (read === undefined) return undefined;
    steps.push(read.step);
    at = read.end;
  }
  const suffix = literalSuffix(characters, steps);
  if (suffix !== undefined) return { matches: (path) => path === suffix.whole || path.endsWith(suffix.text) };
  return { matches: (path) => run(steps, [...path]) };
}

/** True where the pattern has a character with a meaning of its own. */
export function isGlob(pattern: string): boolean {
  return ['*', '?', '[', '\\'].some((character) => pattern.includes(character));
}

/** `**x` without any other wildcard means "ends in x", even in the middle of a name: a special case of Docker's matcher. */
function literalSuffix(
  characters: readonly string[],
  steps: readonly Step[],
): { text: string; whole: string } | undefined {
  if (characters[0] !== '*' || characters[1] !== '*' || steps.length < 2) return undefined;
  if (characters.includes('\\') || !steps.slice(1).every((step) => step.kind === 'literal')) return undefined;
  const text = characters.slice(2).join('');
  return { text, whole: text.startsWith('/') ? text.slice(1) : text };
}

function readStep(characters: readonly string[], at: number): { step: Step; end: number } | undefined {
  const character = characters[at] as string;
  if (character === '?') return { step: { kind: 'one' }, end: at + 1 };
  if (character === '[') return readClass(characters, at + 1);
  if (character === '\\') {
    const next = characters[at + 1];
    return next === undefined ? undefined : { step: { kind: 'literal', character: next }, end: at + 2 };
  }
  if (character !== '*') return { step: { kind: 'literal', character }, end: at + 1 };
  if (characters[at + 1] !== '*') return { step: { kind: 'run' }, end: at + 1 };
  const end = characters[at + 2] === '/' ? at + 3 : at + 2;
  return { step: { kind: end >= characters.length ? 'rest' : 'directories' }, end };
}

function readClass(characters: readonly string[], start: number): { step: Step; end: number } | undefined {
  const negated = characters[start] === '^';
  const ranges: [number, number][] = [];
  let at = negated ? start + 1 : start;
  while (characters[at] !== ']' || ranges.length === 0) {
    const low = readClassMember(characters, at);
    if (low === undefined) return undefined;
    at = low.end;
    if (characters[at] !== '-') {
      ranges.push([low.code, low.code]);
      continue;
    }
    const high = readClassMember(characters, at + 1);
    if (high === undefined || high.code < low.code) return undefined;
    ranges.push([low.code, high.code]);
    at = high.end;
  }
  return { step: { kind: 'class', negated, ranges }, end: at + 1 };
}

function readClassMember(
  characters: readonly string[],
  at: number,
): { code: number; end: number } | undefined {
  const character = characters[at];
  if (character === undefined || character === '-' || character === ']') return undefined;
  const escaped = character === '\\';
  const code = (escaped ? characters[at + 1] : character)?.codePointAt(0);
  return code === undefined ? undefined : { code, end: escaped ? at + 2 : at + 1 };
}

/** Follows all ways through the pattern at once, so that no pattern makes it slow. */
function run(steps: readonly Step[], path: readonly string[]): boolean {
  let states = reach(steps, [0]);
  for (const character of path) {
    if (states.size === 0) return false;
    states = reach(steps, advance(steps, states, character));
  }
  return states.has(steps.length);
}

/** Adds the states that are reached without a character. */
function reach(steps: readonly Step[], from: Iterable<number>): Set<number> {
  const states = new Set<number>();
  for (const start of from) {
    for (let state = start; !states.has(state); state++) {
      states.add(state);
      // Half a state further: inside the directories that the step swallows.
      const kind = Number.isInteger(state) ? steps[state]?.kind : undefined;
      if (kind === 'directories') states.add(state + 0.5);
      if (kind !== 'run' && kind !== 'rest' && kind !== 'directories') break;
    }
  }
  return states;
}

function* advance(steps: readonly Step[], states: ReadonlySet<number>, character: string): Iterable<number> {
  for (const state of states) {
    if (!Number.isInteger(state)) {
      yield state;
      if (character === '/') yield state + 0.5;
      continue;
    }
    const step = steps[state];
    if (step === undefined || step.kind === 'directories') continue;
    if (!accepts(step, character)) continue;
    yield step.kind === 'run' || step.kind === 'rest' ? state : state + 1;
  }
}

function accepts(step: Exclude<Step, { kind: 'directories' }>, character: string): boolean {
  switch (step.kind) {
    case 'literal':
      return step.character === character;
    case 'one':
    case 'run':
      return character !== '/';
    case 'rest':
      return true;
    case 'class': {
      const code = character.codePointAt(0) as number;
      return step.ranges.some(([low, high]) => low <= code && code <= high) !== step.negated;
    }
  }
}
