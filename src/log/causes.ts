import { CAUSE_KINDS } from './cause-kinds.ts';
import { SIGNATURES } from './signatures.ts';
import type { Cause, Capture, LogLine, Signature, Weight } from './types.ts';

/**
 * What the lines say went wrong, each once. What names a cause goes before what names an error, and that before mere
 * symptoms; among equals the kind that is seen last goes first, because a build stops at its last trouble.
 */
export function causesIn(lines: readonly LogLine[], signatures: readonly Signature[] = SIGNATURES): Cause[] {
  const found = new Map<string, Cause>();
  const lastSeen = new Map<string, number>();
  const ready = new Readiness(signatures);
  for (const line of lines) {
    const cause = isTalk(line.text) ? undefined : causeOf(line, signatures, ready);
    ready.saw(line);
    if (cause === undefined) continue;
    const key = JSON.stringify([cause.id, cause.captures]);
    if (!found.has(key)) found.set(key, cause);
    lastSeen.set(kindOf(cause), line.number);
  }
  const at = (cause: Cause): number => lastSeen.get(kindOf(cause)) ?? 0;
  return [...found.values()].toSorted((a, b) => ORDER[a.weight] - ORDER[b.weight] || at(b) - at(a));
}

/** The cause in a sentence without a full stop. */
export function describeCause(cause: Cause): string {
  const text = CAUSE_KINDS[cause.id].replace(/\{(\w+)\}/g, (_, name: string) => {
    return cause.captures[name as Capture] ?? '…';
  });
  const shown = cause.line?.text.trim();
  return text.includes('…') && shown !== undefined ? `${text.replace(/[:(]? ?…\)?/g, '')}: ${shown}` : text;
}

const ORDER: Readonly<Record<Weight, number>> = { cause: 0, error: 1, symptom: 2 };

function kindOf(cause: Cause): string {
  return `${cause.weight} ${cause.id}`;
}

/** Lines that repeat what is run, whose words are those of the Dockerfile, and warnings, which stop nothing. */
function isTalk(line: string): boolean {
  return /^(?:\++ |Step \d+\/\d+ : |The command '|npm (?:WARN|warn|info|http|timing|notice)\b|warning )/.test(
    line,
  );
}

function causeOf(line: LogLine, signatures: readonly Signature[], ready: Readiness): Cause | undefined {
  for (const signature of signatures) {
    const match = ready.for(signature) ? signature.pattern.exec(line.text) : null;
    if (match === null) continue;
    const captures = Object.entries(match.groups ?? {}).filter(
      ([, value]) => value !== undefined && value !== '',
    );
    return {
      id: signature.id,
      ecosystem: signature.ecosystem,
      weight: signature.weight,
      captures: Object.fromEntries(captures),
      line,
    };
  }
  return undefined;
}

/** Which of the lines that signatures wait for (`after`) were seen. */
class Readiness {
  readonly #waiting: Set<Signature>;

  constructor(signatures: readonly Signature[]) {
    this.#waiting = new Set(signatures.filter(({ after }) => after !== undefined));
  }

  for(signature: Signature): boolean {
    return !this.#waiting.has(signature);
  }

  saw(line: LogLine): void {
    for (const signature of this.#waiting)
      if (signature.after?.test(line.text) === true) this.#waiting.delete(signature);
  }
}
