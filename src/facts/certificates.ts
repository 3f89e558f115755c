import { aptDependencies } from './apt-dependencies.ts';
import { readTable } from './json.ts';

/** Whether the package ca-certificates comes with another one where nothing recommended does; undefined for a name that was not looked up. */
export function needsCertificates(name: string): boolean | undefined {
  const { needs } = readTable('certificates') as { readonly needs: readonly string[] };
  if (name === 'ca-certificates' || needs.includes(name)) return true;
  return aptDependencies(name) === undefined ? undefined : false;
}
