/** Proofs that are wrong on purpose, under `selftest/`: each must draw the complaint it names. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Case } from './cases.ts';

export async function expectedComplaint(of: Case): Promise<string> {
  const value: unknown = JSON.parse(await readFile(join(of.dir, 'selftest.json'), 'utf8'));
  if (
    typeof value === 'object' &&
    value !== null &&
    'complaint' in value &&
    typeof value.complaint === 'string'
  ) {
    return value.complaint;
  }
  throw new Error(`${of.name}/selftest.json must be { "complaint": "text" }`);
}

/** What is wrong with the runner, seen from what it said of a wrong proof. */
export function judgeSelfTest(complaints: readonly string[], mustDraw: string): string[] {
  if (complaints.length === 0) return [`the wrong proof was believed; it must draw "${mustDraw}"`];
  if (complaints.some((complaint) => complaint.includes(mustDraw))) return [];
  return [`the wrong proof drew another complaint than "${mustDraw}":`, ...complaints];
}
