import { parseTemplate } from './parse.ts';
import { HclError } from './syntax.ts';
import type { Block, Body, Expression } from './syntax.ts';

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Levels of labels that a block of a Bake file has. */
const LABELS: Readonly<Record<string, number>> = { target: 1, group: 1, variable: 1, function: 1 };

/** Reads HCL that is written as JSON. Throws HclError. https://github.com/hashicorp/hcl/blob/main/json/spec.md */
export function parseJson(text: string): Body {
  const data = valueIn(text);
  if (!isRecord(data)) throw new HclError('its top is no object', undefined);
  const blocks: Block[] = [];
  const attributes = new Map<string, Expression>();
  for (const [type, value] of Object.entries(data)) {
    if (LABELS[type] === undefined || !isRecord(value)) attributes.set(type, expressionOf(value));
    else
      for (const [label, content] of Object.entries(value))
        if (isRecord(content)) blocks.push({ type, labels: [label], body: bodyOf(content) });
  }
  return { attributes, blocks };
}

function valueIn(text: string): Json {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, '')) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) throw new HclError('it is not JSON', undefined);
    throw error;
  }
}

function bodyOf(record: Readonly<Record<string, Json>>): Body {
  const attributes = Object.entries(record).map(([name, value]) => [name, expressionOf(value)] as const);
  return { attributes: new Map(attributes), blocks: [] };
}

/** Deeper than any Bake file. */
const MAX_DEPTH = 20;

/** Strings are templates. */
function expressionOf(value: Json, depth = 0): Expression {
  if (depth > MAX_DEPTH) return { kind: 'unread', reason: 'it is nested too deep' };
  if (typeof value === 'string') return parseTemplate(value);
  if (isList(value)) return { kind: 'list', items: value.map((item) => expressionOf(item, depth + 1)) };
  if (!isRecord(value)) return { kind: 'literal', value };
  const entries = Object.entries(value).map(
    ([key, each]) => [parseTemplate(key), expressionOf(each, depth + 1)] as const,
  );
  return { kind: 'object', entries };
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return typeof value === 'object' && value !== null && !isList(value);
}
