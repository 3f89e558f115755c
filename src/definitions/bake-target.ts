import { known } from '../known.ts';
import type { Known } from '../known.ts';
import type { Draft } from './definition.ts';
import { evaluate, isValueList, isValueMap, textOf } from './hcl/evaluate.ts';
import type { Scope, Value } from './hcl/evaluate.ts';
import type { Body, Expression } from './hcl/syntax.ts';

/** What the files of a project, or a target that it inherits from, say of a target. */
export interface BakeTarget {
  readonly context?: Known<string>;
  readonly dockerfile?: Known<string>;
  readonly isInline?: boolean;
  readonly args: ReadonlyMap<string, Known<string>>;
  readonly target?: Known<string>;
  readonly contexts: ReadonlyMap<string, Known<string>>;
  readonly platforms?: readonly string[];
  readonly secrets: readonly string[];
  /** Names of targets; not known where they are computed. */
  readonly inherits: Known<readonly string[]>;
}

export const NO_TARGET: BakeTarget = {
  args: new Map(),
  contexts: new Map(),
  secrets: [],
  inherits: known([]),
};

/** Reads a block. https://docs.docker.com/build/bake/reference/#target */
export function targetOf({ attributes }: Body, scope: Scope): BakeTarget {
  const text = (name: string) => textAt(attributes.get(name), scope);
  const [context, dockerfile, target] = [text('context'), text('dockerfile'), text('target')];
  const platforms = attributes.get('platforms');
  return {
    ...(context === undefined ? {} : { context }),
    ...(dockerfile === undefined ? {} : { dockerfile }),
    ...(attributes.has('dockerfile-inline') ? { isInline: true } : {}),
    ...(target === undefined ? {} : { target }),
    ...(platforms === undefined ? {} : { platforms: textsAt(platforms, scope) }),
    args: argumentsAt(attributes.get('args'), scope),
    contexts: new Map(
      [...entriesAt(attributes.get('contexts'), scope)].map(([name, value]) => [name, textOf(value)]),
    ),
    secrets: secretsAt(attributes.get('secret'), scope),
    inherits: namesAt(attributes.get('inherits'), scope),
  };
}

/** What the second says, on top of the first, as files and inherited targets are put together. */
export function combined(base: BakeTarget, over: BakeTarget): BakeTarget {
  return {
    ...base,
    ...over,
    args: new Map([...base.args, ...over.args]),
    contexts: new Map([...base.contexts, ...over.contexts]),
    secrets: [...new Set([...base.secrets, ...over.secrets])],
    inherits: together(base.inherits, over.inherits),
  };
}

function together(first: BakeTarget['inherits'], second: BakeTarget['inherits']): BakeTarget['inherits'] {
  if (!first.known) return first;
  return second.known ? known([...first.value, ...second.value]) : second;
}

/** A service of a Compose file, which Bake takes for a target of that name. */
export function targetOfService(draft: Draft, context: string): BakeTarget {
  return {
    context: known(context),
    dockerfile: draft.dockerfile,
    isInline: draft.isInline,
    args: draft.args,
    ...(draft.target === undefined ? {} : { target: draft.target }),
    contexts: draft.contexts,
    platforms: draft.platforms,
    secrets: draft.secrets,
    inherits: known([]),
  };
}

/** Undefined where nothing is said, or null. */
function textAt(expression: Expression | undefined, scope: Scope): Known<string> | undefined {
  if (expression === undefined) return undefined;
  const value = evaluate(expression, scope);
  return value.known && value.value === null ? undefined : textOf(value);
}

/** The texts of a list that are known. */
export function textsAt(expression: Expression | undefined, scope: Scope): string[] {
  return itemsAt(expression, scope).flatMap((item) => (typeof item === 'string' ? [item] : []));
}

function itemsAt(expression: Expression | undefined, scope: Scope): readonly Value[] {
  if (expression === undefined) return [];
  if (expression.kind === 'list')
    return expression.items.flatMap((item) => {
      const value = evaluate(item, scope);
      return value.known ? [value.value] : [];
    });
  const value = evaluate(expression, scope);
  return value.known && isValueList(value.value) ? value.value : [];
}

function namesAt(expression: Expression | undefined, scope: Scope): Known<readonly string[]> {
  if (expression === undefined) return known([]);
  const value = evaluate(expression, scope);
  if (!value.known) return value;
  const names = isValueList(value.value) ? value.value : [];
  return known(names.flatMap((name) => (typeof name === 'string' ? [name] : [])));
}

/** One entry that is not known does not make the others so. */
function entriesAt(expression: Expression | undefined, scope: Scope): ReadonlyMap<string, Known<Value>> {
  if (expression === undefined) return new Map();
  if (expression.kind === 'object')
    return new Map(
      expression.entries.flatMap(([key, each]): [string, Known<Value>][] => {
        const name = textOf(evaluate(key, scope));
        return name.known ? [[name.value, evaluate(each, scope)]] : [];
      }),
    );
  const value = evaluate(expression, scope);
  if (!value.known || !isValueMap(value.value)) return new Map();
  return new Map([...value.value].map(([name, each]) => [name, known(each)]));
}

/** An argument that is null is not passed. */
function argumentsAt(expression: Expression | undefined, scope: Scope): Map<string, Known<string>> {
  const args = new Map<string, Known<string>>();
  for (const [name, value] of entriesAt(expression, scope))
    if (!value.known || value.value !== null) args.set(name, textOf(value));
  return args;
}

/** `type=env,id=X` and `type=file,id=X,src=Y` as texts, or the same as maps. */
function secretsAt(expression: Expression | undefined, scope: Scope): string[] {
  return itemsAt(expression, scope).flatMap((item) => {
    const pairs = isValueMap(item)
      ? [...item].map(([name, value]) => [name, String(value)] as const)
      : String(item)
          .split(',')
          .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)] as const);
    const secret = new Map(pairs);
    const [id, file] = [secret.get('id'), secret.get('src') ?? secret.get('source')];
    if (id === undefined) return [];
    if (file !== undefined) return [`id=${id},src=${file}`];
    return [`id=${id},env=${secret.get('env') ?? id}`];
  });
}
