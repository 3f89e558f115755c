import { readTable } from './json.ts';

/** True for hosts that have the same files behind https as behind http. */
export function isEncryptedHost(host: string): boolean {
  return (readTable('encrypted-hosts') as { readonly hosts: readonly string[] }).hosts.includes(host);
}
