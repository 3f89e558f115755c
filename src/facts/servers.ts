import { readTable } from './json.ts';

/** Where it says that a program ends by itself on SIGTERM, as the first process of a container too; undefined for others. */
export function endsOnSigterm(program: string): string | undefined {
  const { servers } = readTable('servers') as { readonly servers: Readonly<Record<string, string>> };
  return Object.hasOwn(servers, program) ? servers[program] : undefined;
}
