import { parse as parseToml, TomlError } from 'smol-toml';
import type { Context } from './types.ts';
import { isTable, own, text, type Table } from './values.ts';

/** What the manifest of a Rust package asks of the toolchain. https://doc.rust-lang.org/cargo/reference/manifest.html */
export interface CargoPackage {
  /** e.g. `2021`; undefined where it is not given, or in another file. */
  readonly edition: string | undefined;
  /** The oldest Rust that it is made for: `1.80`. */
  readonly rustVersion: string | undefined;
}

/** Reads a Cargo.toml; undefined where it cannot be read. What is inherited from a workspace counts if that is in the same file. */
export function cargoPackage(context: Context, path: string): CargoPackage | undefined {
  const manifest = readToml(context, path);
  if (manifest === undefined) return undefined;
  const inherited = own(own(manifest, 'workspace'), 'package');
  const field = (name: string) => {
    const value = own(own(manifest, 'package'), name);
    return text(own(value, 'workspace') === true ? own(inherited, name) : value);
  };
  return { edition: field('edition'), rustVersion: field('rust-version') };
}

/**
 * The first manifest of a workspace whose package is of that edition, written there or inherited; undefined where none is, or
 * the manifest is not that of a workspace. Cargo reads them all whichever package it builds. Patterns of members are left out,
 * apart from `dir/*`.
 */
export function memberOfEdition(context: Context, path: string, edition: string): string | undefined {
  const workspace = own(readToml(context, path), 'workspace');
  const members = own(workspace, 'members');
  if (!Array.isArray(members)) return undefined;
  const shared = text(own(own(workspace, 'package'), 'edition'));
  const root = path.replace(/[^/]*$/, '');
  const directories = members.flatMap((member: unknown) => {
    const name = text(member) ?? '';
    if (!name.endsWith('/*')) return [name.replace(/\/$/, '')];
    const parent = name.slice(0, -2);
    return context.list(`${root}${parent}`).map((child) => `${parent}/${child}`);
  });
  return directories
    .map((directory) => `${root}${directory.replace(/^\.\//, '')}/Cargo.toml`)
    .find((file) => {
      const value = own(own(readToml(context, file), 'package'), 'edition');
      return (own(value, 'workspace') === true ? shared : text(value)) === edition;
    });
}

/** The version of a Cargo.lock's format, which stands before its packages; undefined where it names none. */
export function cargoLockVersion(context: Context, path: string): number | undefined {
  const lines = (context.text(path) ?? '').split('\n', 20);
  const line = lines.find((one) => one.startsWith('version = ') || one.startsWith('[['));
  const digits = /^version = ([0-9]+)\s*$/.exec(line ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function readToml(context: Context, path: string): Table | undefined {
  const source = context.text(path);
  if (source === undefined) return undefined;
  try {
    const value = parseToml(source.replace(/^\uFEFF/, ''));
    return isTable(value) ? value : undefined;
  } catch (error) {
    if (error instanceof TomlError) return undefined;
    throw error;
  }
}
