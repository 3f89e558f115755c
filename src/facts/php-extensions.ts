import { readTable } from './json.ts';

/** Major and minor version of PHP. */
export type PhpVersion = readonly [number, number];

interface Table {
  readonly options: {
    readonly source: string;
    readonly since: PhpVersion;
    /** By extension: options that are gone, with what took their place; empty where nothing did. */
    readonly rows: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
  readonly unbundled: Readonly<Record<string, Unbundled>>;
}

/** An extension that left the sources of PHP for PECL. */
export interface Unbundled {
  readonly since: PhpVersion;
  /** What `pecl install` takes. */
  readonly release: string;
  readonly source: string;
}

/** The options of an extension's configure script that PHP 7.4 has replaced, or dropped (empty). */
export function goneOptions(extension: string): {
  readonly since: PhpVersion;
  readonly source: string;
  readonly options: Readonly<Record<string, string>>;
} {
  const { options } = readTable('php-extensions') as Table;
  const rows = Object.hasOwn(options.rows, extension) ? options.rows[extension] : undefined;
  return { since: options.since, source: options.source, options: rows ?? {} };
}

/** What is known of an extension that PHP no longer brings; undefined for all others. */
export function unbundled(extension: string): Unbundled | undefined {
  const table = (readTable('php-extensions') as Table).unbundled;
  return Object.hasOwn(table, extension) ? table[extension] : undefined;
}
