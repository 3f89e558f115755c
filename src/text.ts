import { Buffer, isUtf8 } from 'node:buffer';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { FileError } from './errors.ts';

const MEBIBYTE = 1024 * 1024;

/** A file that people write is smaller; what is larger would take minutes. */
const MAX_WRITTEN = 2 * MEBIBYTE;

/** The same for a file that a program writes. */
export const MAX_GENERATED = 16 * MEBIBYTE;

/** Waits for nobody at the other end of a pipe, and for no device; there is no such flag, nor need of it, on Windows. */
const AT_ONCE = constants.O_RDONLY | ((constants as { O_NONBLOCK?: number }).O_NONBLOCK ?? 0);

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EACCES: 'permission is denied',
  EPERM: 'permission is denied',
  ELOOP: 'its symbolic links go round in a circle',
  ENOTDIR: 'a part of its path is not a directory',
  EROFS: 'the file system is read-only',
  ENOSPC: 'no space is left on the device',
  ENAMETOOLONG: 'its path is too long',
};

/** The text, a byte order mark kept as U+FEFF; undefined where the bytes are not UTF-8 or hold a NUL. */
export function decodeText(bytes: Uint8Array): string | undefined {
  const text = isUtf8(bytes)
    ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('utf8')
    : undefined;
  return text?.includes('\0') ? undefined : text;
}

/**
 * Reads a text file as it is, its byte order mark kept as U+FEFF.
 * Throws FileError, with one sentence, for all that is not a readable text of at most `limit` bytes.
 */
export function readText(path: string, limit: number = MAX_WRITTEN): string {
  const bytes = readBytes(path, limit);
  const text = decodeText(bytes);
  if (text !== undefined) return text;
  const holdsNul = bytes.includes(0);
  throw new FileError(
    path,
    holdsNul ? 'it holds NUL bytes: this is not a text file' : 'it is not valid UTF-8',
  );
}

/** Reads a regular file of at most `limit` bytes, whatever it is replaced by meanwhile. Throws FileError. */
export function readBytes(path: string, limit: number = MAX_GENERATED): Uint8Array {
  try {
    return readRegular(path, limit);
  } catch (error) {
    if (error instanceof FileError || systemCode(error) === undefined) throw error;
    throw new FileError(path, systemReason(error), undefined, error);
  }
}

function readRegular(path: string, limit: number): Uint8Array {
  const file = openSync(path, AT_ONCE);
  try {
    const stat = fstatSync(file);
    if (stat.isDirectory()) throw new FileError(path, 'it is a directory');
    if (!stat.isFile()) throw new FileError(path, 'it is not a regular file');
    const bytes = stat.size > limit ? undefined : readUpTo(file, stat.size, limit);
    if (bytes === undefined) throw new FileError(path, `it is larger than ${limit / MEBIBYTE} MiB`);
    return bytes;
  } finally {
    closeSync(file);
  }
}

/** To its end, wherever that is: some files are longer than they say. Undefined where it is behind `limit`. */
function readUpTo(file: number, expected: number, limit: number): Uint8Array | undefined {
  let bytes = Buffer.allocUnsafe(expected + 1);
  let length = 0;
  for (;;) {
    const read = readSync(file, bytes, length, bytes.length - length, null);
    if (read === 0) return bytes.subarray(0, length);
    length += read;
    if (length > limit) return undefined;
    if (length === bytes.length) bytes = Buffer.concat([bytes], Math.min(2 * length, limit) + 1);
  }
}

/** Half a sentence for a failure of the file system, from its error code. */
export function systemReason(error: unknown): string {
  const code = systemCode(error) ?? 'unknown error';
  return REASONS[code] ?? `it cannot be accessed (${code})`;
}

/** `ENOENT` and the like, undefined where this is no error of the file system. */
export function systemCode(error: unknown): string | undefined {
  return hasCode(error) && 'syscall' in error ? error.code : undefined;
}

function hasCode(error: unknown): error is { readonly code: string } {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string';
}

/** The last lines of a text, with a mark where some were left out. */
export function tail(text: string, lines: number): string {
  const all = text.trimEnd().split('\n');
  return (all.length > lines ? ['…', ...all.slice(-lines)] : all).join('\n');
}
