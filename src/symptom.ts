import { UsageError } from './errors.ts';
import { causesIn } from './log/causes.ts';
import { find } from './selection.ts';
import type { NamedTransform } from './transform.ts';

/** The transforms that an id, a code, or an error message names. Throws UsageError where it names none. */
export function meant(text: string, transforms: readonly NamedTransform[]): readonly NamedTransform[] {
  if (!/\s/.test(text.trim())) return find(text.trim(), transforms);
  const found = bySymptom(text, transforms);
  if (found.length === 0)
    throw new UsageError(`no transform names this message; 'dffix list' shows what there is`);
  return found;
}

/**
 * The transforms that mend what an error message says, the nearest first: those that name this message, or else those
 * that name one of the same kind.
 */
export function bySymptom(message: string, transforms: readonly NamedTransform[]): readonly NamedTransform[] {
  const asked = plain(message);
  const same = transforms.filter(({ symptoms = [] }) =>
    symptoms.some((symptom) => alike(plain(symptom), asked)),
  );
  return same.length > 0 ? same : ofTheSameKind(message, transforms);
}

function ofTheSameKind(message: string, transforms: readonly NamedTransform[]): readonly NamedTransform[] {
  const kinds = new Set(kindsOf([message]));
  const asked = new Set(wordsOf(message));
  const nearness = ({ symptoms = [] }: NamedTransform): number =>
    Math.max(...symptoms.map((symptom) => share(wordsOf(symptom), asked)));
  return transforms
    .filter(({ symptoms = [] }) => kindsOf(symptoms).some((kind) => kinds.has(kind)))
    .toSorted((a, b) => nearness(b) - nearness(a));
}

/** Part of the words that are among those asked for, from 0 to 1. */
function share(words: readonly string[], asked: ReadonlySet<string>): number {
  return words.filter((word) => asked.has(word)).length / Math.max(words.length, asked.size, 1);
}

function wordsOf(message: string): string[] {
  return plain(message).match(/[\w./+-]*\w/g) ?? [];
}

function kindsOf(messages: readonly string[]): string[] {
  const lines = messages
    .flatMap((text) => text.split('\n'))
    .map((text, index) => ({ number: index + 1, text }));
  return causesIn(lines)
    .filter(({ weight }) => weight === 'cause')
    .map(({ id }) => id);
}

/** One holds the other; what is too short would be in everything. */
function alike(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return short.length >= SHORTEST && long.includes(short);
}

const SHORTEST = 8;

/** Quotes, colours, numbers of lines and spacing differ between one terminal and the next. */
function plain(message: string): string {
  return message
    .toLowerCase()
    .replaceAll(/[‘’“”"`']/g, "'")
    .replaceAll(/\s+/g, ' ')
    .trim();
}
