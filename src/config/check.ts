import { nearest } from '../nearest.ts';
import { parseDay } from './day.ts';
import type { ChoiceSchema, ListSchema, ObjectSchema, RootSchema, Schema, TextSchema } from './schema.ts';

/** Keys and indexes that lead to a value. */
export type Path = readonly (string | number)[];

/** What is wrong with a value, in one sentence without a full stop. */
export interface Fault {
  /** Leads to the value, or to the value of the key that is unknown. */
  readonly path: Path;
  readonly message: string;
}

/** The first thing in a configuration that the schema does not allow, in the order of the file. */
export function firstFault(value: unknown, root: RootSchema): Fault | undefined {
  return check(value, root, []);

  function check(value: unknown, schema: Schema, path: Path): Fault | undefined {
    if ('$ref' in schema) return check(value, definition(schema.$ref), path);
    if ('anyOf' in schema) return checkChoice(value, schema, path);
    switch (schema.type) {
      case 'string':
        return checkText(value, schema, path);
      case 'boolean':
        return typeof value === 'boolean' ? undefined : wrong(value, describe(schema), path);
      case 'array':
        return checkList(value, schema, path);
      case 'object':
        return checkObject(value, schema, path);
    }
  }

  function definition(reference: string): Schema {
    return root.$defs[reference.slice('#/$defs/'.length)] ?? root;
  }

  /** Alternatives are told apart by their types. */
  function checkChoice(value: unknown, { anyOf }: ChoiceSchema, path: Path): Fault | undefined {
    const fitting = anyOf.find((schema) => 'type' in schema && schema.type === typeOf(value));
    if (fitting !== undefined) return check(value, fitting, path);
    return wrong(value, anyOf.flatMap(describe), path);
  }

  function checkText(value: unknown, schema: TextSchema, path: Path): Fault | undefined {
    if (typeof value !== 'string') return wrong(value, describe(schema), path);
    const { enum: values, minLength = 0, format } = schema;
    if (values !== undefined && !values.includes(value)) return wrong(value, describe(schema), path);
    if (value.length < minLength) return { path, message: `${named(path)} is empty` };
    const isDay = format !== 'date' || parseDay(value) !== undefined;
    return isDay ? undefined : wrong(value, describe(schema), path);
  }

  function checkList(value: unknown, schema: ListSchema, path: Path): Fault | undefined {
    if (!Array.isArray(value)) return wrong(value, describe(schema), path);
    return first(value.entries(), ([index, item]) => check(item, schema.items, [...path, index]));
  }

  function checkObject(value: unknown, schema: ObjectSchema, path: Path): Fault | undefined {
    if (typeOf(value) !== 'object') return wrong(value, describe(schema), path);
    const { properties, required = [] } = schema;
    const entries = Object.entries(value as object);
    const missing = required.find((name) => !entries.some(([key]) => key === name));
    if (missing !== undefined) return { path, message: `${named(path)} lacks '${missing}'` };
    return first(entries, ([key, item]) => {
      const known = Object.hasOwn(properties, key) ? properties[key] : undefined;
      return known === undefined ? unknownKey(key, properties, path) : check(item, known, [...path, key]);
    });
  }
}

function first<T>(items: Iterable<T>, check: (item: T) => Fault | undefined): Fault | undefined {
  for (const item of items) {
    const fault = check(item);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function unknownKey(key: string, properties: ObjectSchema['properties'], path: Path): Fault {
  const keys = Object.keys(properties);
  const near = nearest(key, keys);
  const few = keys.length <= 10 ? `; there are ${keys.join(', ')}` : "; 'dffix list' shows what there is";
  const where = path.length === 0 ? '' : ` in ${named(path)}`;
  return {
    path: [...path, key],
    message: `'${key}'${where} is unknown${near === undefined ? few : `; did you mean '${near}'?`}`,
  };
}

function wrong(value: unknown, expected: readonly string[], path: Path): Fault {
  return { path, message: `${named(path)} must be ${alternatives(expected)}, not ${shown(value)}` };
}

/** What may stand there. */
function describe(schema: Schema): readonly string[] {
  if (!('type' in schema)) return [];
  if (schema.type === 'array') return ['a list'];
  if (schema.type === 'object') return ['an object'];
  if (schema.type === 'boolean') return ['true', 'false'];
  if (schema.enum !== undefined) return schema.enum.map((value) => `"${value}"`);
  return [schema.format === 'date' ? 'a day like 2026-01-31' : 'a text'];
}

/** `a, b or c` */
function alternatives(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length > 1 ? `${items.slice(0, -1).join(', ')} or ${last}` : last;
}

/** `overrides[0].files` */
function named(path: Path): string {
  if (path.length === 0) return 'the configuration';
  const parts = path.map((part, index) =>
    typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`,
  );
  return `'${parts.join('')}'`;
}

/** Longer values say nothing to the reader, and may be of a file that is none of ours. */
const MAX_SHOWN = 60;

function shown(value: unknown): string {
  const type = typeOf(value);
  if (type === 'array') return 'a list';
  if (type === 'object') return 'an object';
  if (value === null || value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > MAX_SHOWN ? 'a longer text' : text;
}

function typeOf(value: unknown): string {
  if (Array.isArray(value)) return 'array';
  return value === null ? 'null' : typeof value;
}
