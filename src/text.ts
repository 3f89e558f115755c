import { readFileSync, statSync } from 'node:fs';
import { FileError } from './errors.ts';

const MAX_BYTES = 16 * 1024 * 1024;

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
  if (bytes.includes(0)) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (hasCode(error) && error.code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return undefined;
    throw error;
  }
}

/**
 * Reads a text file as it is, its byte order mark kept as U+FEFF.
 * Throws FileError, with one sentence, for all that is not a readable text of at most 16 MiB.
 */
export function readText(path: string): string {
  const bytes = readBytes(path);
  if (bytes.includes(0)) throw new FileError(path, 'it holds NUL bytes: this is not a text file');
  const text = decodeText(bytes);
  if (text === undefined) throw new FileError(path, 'it is not valid UTF-8');
  return text;
}

/** Reads a regular file of at most 16 MiB. Throws FileError. */
export function readBytes(path: string): Uint8Array {
  try {
    const stat = statSync(path);
    if (stat.isDirectory()) throw new FileError(path, 'it is a directory');
    if (!stat.isFile()) throw new FileError(path, 'it is not a regular file');
    if (stat.size > MAX_BYTES) throw new FileError(path, 'it is larger than 16 MiB');
    return readFileSync(path);
  } catch (error) {
    if (error instanceof FileError) throw error;
    throw new FileError(path, systemReason(error), undefined, error);
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
