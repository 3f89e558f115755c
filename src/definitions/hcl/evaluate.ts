import { known, unknown, map } from '../../known.ts';
import type { Known } from '../../known.ts';
import type { Expression } from './syntax.ts';

export type Value = string | number | boolean | null | readonly Value[] | ReadonlyMap<string, Value>;

/** The value of a variable. */
export type Scope = (name: string) => Known<Value>;

/** The value of an expression, as far as it rests on what is written; not known where it calls what is not listed here. */
export function evaluate(expression: Expression, scope: Scope): Known<Value> {
  const value = (each: Expression) => evaluate(each, scope);
  switch (expression.kind) {
    case 'literal':
      return known(expression.value);
    case 'unread':
      return unknown(expression.reason);
    case 'variable':
      return scope(expression.name);
    case 'template':
      return short(map(all(expression.parts.map((part) => textOf(value(part)))), (texts) => texts.join('')));
    case 'list':
      return all(expression.items.map(value));
    case 'object':
      return objectOf(expression.entries.map(([key, each]) => [textOf(value(key)), value(each)]));
    case 'part':
      return partOf(value(expression.of), value(expression.key));
    case 'not':
      return negated(value(expression.of));
    case 'operation':
      return operated(expression.operator, value(expression.left), value(expression.right));
    case 'choice':
      return chosen(
        value(expression.test),
        () => value(expression.yes),
        () => value(expression.no),
      );
    case 'call':
      return called(expression.name, all(expression.items.map(value)));
  }
}

/** As a template writes it. */
export function textOf(value: Known<Value>): Known<string> {
  if (!value.known) return value;
  const isPlain =
    typeof value.value === 'string' || typeof value.value === 'number' || typeof value.value === 'boolean';
  return isPlain ? known(String(value.value)) : unknown('it is no text');
}

export function isValueMap(value: Value): value is ReadonlyMap<string, Value> {
  return value instanceof Map;
}

export function isValueList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}

/** Longer values come of variables that double each other. */
const MAX_LENGTH = 64 * 1024;

function short(value: Known<Value>): Known<Value> {
  if (!value.known || !(typeof value.value === 'string' || isValueList(value.value))) return value;
  return value.value.length > MAX_LENGTH ? unknown('it is too long') : value;
}

function all<T>(values: readonly Known<T>[]): Known<readonly T[]> {
  const lacking = values.find((value) => !value.known);
  if (lacking?.known === false) return lacking;
  return known(values.flatMap((value) => (value.known ? [value.value] : [])));
}

function objectOf(entries: readonly (readonly [Known<string>, Known<Value>])[]): Known<Value> {
  const pairs = entries.map(([key, value]) =>
    key.known ? map(value, (each) => [key.value, each] as const) : key,
  );
  return map(all<readonly [string, Value]>(pairs), (read) => new Map(read));
}

function partOf(whole: Known<Value>, key: Known<Value>): Known<Value> {
  if (!whole.known) return whole;
  if (!key.known) return key;
  const value = isValueList(whole.value)
    ? whole.value[Number(key.value)]
    : isValueMap(whole.value)
      ? whole.value.get(String(key.value))
      : undefined;
  return value === undefined ? unknown(`there is no part ${String(key.value)}`) : known(value);
}

function negated(value: Known<Value>): Known<Value> {
  return map(value, (each) => !isTrue(each));
}

function isTrue(value: Value): boolean {
  return value === true || value === 'true';
}

function chosen(test: Known<Value>, yes: () => Known<Value>, no: () => Known<Value>): Known<Value> {
  if (!test.known) return test;
  return isTrue(test.value) ? yes() : no();
}

function operated(operator: string, left: Known<Value>, right: Known<Value>): Known<Value> {
  if (!left.known) return left;
  if (!right.known) return right;
  const [a, b] = [left.value, right.value];
  const isPlain = !(isObject(a) || isObject(b));
  if (operator === '==' && isPlain) return known(a === b);
  if (operator === '!=' && isPlain) return known(a !== b);
  if (operator === '&&') return known(isTrue(a) && isTrue(b));
  if (operator === '||') return known(isTrue(a) || isTrue(b));
  const compute = ARITHMETIC[operator];
  if (compute === undefined || typeof a !== 'number' || typeof b !== 'number')
    return unknown(`it is computed with ${operator}`);
  return known(compute(a, b));
}

const ARITHMETIC: Readonly<Record<string, (a: number, b: number) => Value>> = {
  '+': (a, b) => a + b,
  '-': (a, b) => a - b,
  '<': (a, b) => a < b,
  '>': (a, b) => a > b,
  '<=': (a, b) => a <= b,
  '>=': (a, b) => a >= b,
};

function isObject(value: Value): boolean {
  return isValueList(value) || isValueMap(value);
}

/** Functions of which a result is certain. https://docs.docker.com/build/bake/stdlib/ */
const FUNCTIONS: Readonly<Record<string, (values: readonly Value[]) => Value | undefined>> = {
  equal: ([a = null, b = null]) => (isObject(a) || isObject(b) ? undefined : a === b),
  notequal: ([a = null, b = null]) => (isObject(a) || isObject(b) ? undefined : a !== b),
  and: (values) => values.every(isTrue),
  or: (values) => values.some(isTrue),
  not: ([value = null]) => !isTrue(value),
  lower: ([text]) => (typeof text === 'string' ? text.toLowerCase() : undefined),
  upper: ([text]) => (typeof text === 'string' ? text.toUpperCase() : undefined),
  trimspace: ([text]) => (typeof text === 'string' ? text.trim() : undefined),
  coalesce: (values) => values.find((value) => value !== null && value !== ''),
  join: ([separator, ...lists]) => joined(separator, lists),
  concat: (lists) => (lists.every(isValueList) ? lists.flat() : undefined),
  merge: (maps) => (maps.every(isValueMap) ? new Map(maps.flatMap((each) => [...each])) : undefined),
};

function joined(separator: Value | undefined, lists: readonly Value[]): Value | undefined {
  if (typeof separator !== 'string' || !lists.every(isValueList)) return undefined;
  const items: readonly Value[] = lists.flat();
  return items.every((item) => typeof item === 'string') ? items.join(separator) : undefined;
}

function called(name: string, values: Known<readonly Value[]>): Known<Value> {
  const compute = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined;
  if (compute === undefined) return unknown(`what ${name}() gives is not known`);
  if (!values.known) return values;
  const result = compute(values.value);
  return result === undefined ? unknown(`what ${name}() gives is not known`) : short(known(result));
}
