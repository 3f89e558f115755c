import { readFileSync } from 'node:fs';

let names: ReadonlySet<string> | undefined;

/** True where the name, without registry, owner and tag, is one of Docker's official images, or was. */
export function isOfficialImage(name: string): boolean {
  return (names ??= readNames()).has(name);
}

function readNames(): ReadonlySet<string> {
  const text = readFileSync(new URL('./official-images.json', import.meta.url), 'utf8');
  return new Set((JSON.parse(text) as { readonly names: readonly string[] }).names);
}
