import { existsSync, readFileSync } from 'node:fs';
import { Bug } from './errors.ts';

/** The version in package.json, which stands above this module in the sources and above dist once built. */
export function version(): string {
  const places = ['../package.json', '../../package.json'].map((path) => new URL(path, import.meta.url));
  const place = places.find((url) => existsSync(url));
  if (place === undefined) throw new Bug('the package.json of dffix is missing');
  const manifest: unknown = JSON.parse(readFileSync(place, 'utf8'));
  if (typeof manifest === 'object' && manifest !== null && 'version' in manifest)
    return String(manifest.version);
  throw new Bug('the package.json of dffix names no version');
}
