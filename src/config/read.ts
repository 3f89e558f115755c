import { basename, extname } from 'node:path';
import { FileError, UsageError } from '../errors.ts';
import { readText } from '../text.ts';
import type { Path } from './check.ts';

/** The data of a configuration file. */
export interface Source {
  /** Absolute. */
  readonly file: string;
  /** What it says; undefined where it says nothing. */
  readonly value: unknown;
  /** 1-based line of a value, or of its key; undefined where the format does not tell. */
  lineOf(path: Path): number | undefined;
}

/**
 * Reads a file in JSON, YAML or TOML, by its extension; of a package.json what stands under `dffix`. It is data: nothing of
 * it is executed. Throws UsageError, with the name that `show` gives to the file.
 */
export async function readSource(file: string, show: (file: string) => string): Promise<Source> {
  const text = textOf(file, show).replace(/^\uFEFF/, '');
  if (extname(file) === '.toml') return readToml(file, text, show);
  const key = basename(file) === 'package.json' ? ['dffix'] : [];
  return readYaml(file, text, show, key);
}

function textOf(file: string, show: (file: string) => string): string {
  try {
    return readText(file);
  } catch (error) {
    if (error instanceof FileError) throw new UsageError(`${show(file)}: ${error.message}`);
    throw error;
  }
}

/** JSON is YAML too, and this parser knows the lines. */
async function readYaml(
  file: string,
  text: string,
  show: (file: string) => string,
  within: Path,
): Promise<Source> {
  const { LineCounter, isMap, isNode, isScalar, parseDocument } = await import('yaml');
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error !== undefined)
    throw new UsageError(`${show(file)}:${lines.linePos(error.pos[0]).line}: ${sentence(error.message)}`);
  return {
    file,
    value: valueAt(dataOf(), within),
    lineOf(path) {
      const whole = [...within, ...path];
      const parent = document.getIn(whole.slice(0, -1), true);
      const pair = isMap(parent)
        ? parent.items.find(({ key }) => isScalar(key) && key.value === whole.at(-1))
        : undefined;
      const node: unknown = pair?.key ?? document.getIn(whole, true);
      return isNode(node) && node.range ? lines.linePos(node.range[0]).line : undefined;
    },
  };

  function dataOf(): unknown {
    try {
      return document.toJS() as unknown;
    } catch (error) {
      // Aliases that name nothing, or too many of them.
      if (error instanceof ReferenceError) throw new UsageError(`${show(file)}: ${sentence(error.message)}`);
      throw error;
    }
  }
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, key) => {
    const isObject = typeof at === 'object' && at !== null && Object.hasOwn(at, key);
    return isObject ? Object.entries(at).find(([name]) => name === String(key))?.[1] : undefined;
  }, value);
}

async function readToml(file: string, text: string, show: (file: string) => string): Promise<Source> {
  const { parse, TomlDate, TomlError } = await import('smol-toml');
  try {
    return { file, value: plain(parse(text)), lineOf: () => undefined };
  } catch (error) {
    if (error instanceof TomlError)
      throw new UsageError(`${show(file)}:${error.line}: ${sentence(error.message)}`);
    throw error;
  }

  /** TOML has days of its own; elsewhere they are texts. */
  function plain(value: unknown): unknown {
    if (value instanceof TomlDate) return value.toISOString();
    if (Array.isArray(value)) return value.map(plain);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, plain(item)]));
  }
}

/** The first line of a parser's message, as part of a sentence of ours. */
function sentence(message: string): string {
  const [line = ''] = message.split('\n');
  return line.trim().replace(/[.:]$/, '');
}
