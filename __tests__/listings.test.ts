import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Listings } from '../src/context/listings.ts';

function directory(files: readonly string[]): string {
  const top = mkdtempSync(join(tmpdir(), 'dffix-listings-'));
  mkdirSync(join(top, 'inner'));
  for (const file of files) writeFileSync(join(top, file), '');
  return top;
}

const posix = process.platform === 'win32' ? it.skip : it;

describe('Listings', () => {
  posix('knows what is surely not there, in directories that are not there too', () => {
    const top = directory(['package.json']);
    const listings = new Listings(top);
    expect(listings.lacks(join(top, 'yarn.lock'))).toBe(true);
    expect(listings.lacks(join(top, 'gone', 'deeper', 'yarn.lock'))).toBe(true);
    expect(listings.lacks(join(top, 'package.json', 'below-a-file'))).toBe(false);
    expect(listings.lacks(join(top, 'package.json'))).toBe(false);
    rmSync(top, { recursive: true });
  });

  it('does not take another letter case for something else', () => {
    const top = directory(['Package.JSON']);
    expect(new Listings(top).lacks(join(top, 'package.json'))).toBe(false);
    rmSync(top, { recursive: true });
  });

  it('says nothing of names beyond ASCII, of what lies beside them, and of what is outside', () => {
    const top = directory(['inner/caf\u00E9', 'plain']);
    const listings = new Listings(top);
    expect(listings.lacks(join(top, 'inner', 'plain'))).toBe(false);
    expect(listings.lacks(join(top, 'cafe\u0301'))).toBe(false);
    expect(new Listings(join(top, 'inner')).lacks(join(top, 'gone'))).toBe(false);
    rmSync(top, { recursive: true });
  });

  posix('looks again once it forgets', () => {
    const top = directory([]);
    const listings = new Listings(top);
    expect(listings.lacks(join(top, 'late'))).toBe(true);
    writeFileSync(join(top, 'late'), '');
    expect(listings.names(top)).toEqual(['inner']);
    listings.forget();
    expect(listings.lacks(join(top, 'late'))).toBe(false);
    expect(listings.names(top)).toEqual(['inner', 'late']);
    rmSync(top, { recursive: true });
  });
});
