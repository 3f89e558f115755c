import { readTable } from './json.ts';

interface Table {
  readonly needsCgo: readonly string[];
  readonly linksC: readonly string[];
}

/** Whether a module cannot be used without cgo, its later major versions (`…/v2`) too. */
export function moduleNeedsCgo(path: string): boolean {
  return table().needsCgo.some((name) => path === name || path.startsWith(`${name}/`));
}

/** Whether a package of the standard library makes a program use the C library where cgo is on. https://pkg.go.dev/net#hdr-Name_Resolution */
export function packageLinksC(path: string): boolean {
  return table().linksC.includes(path);
}

function table(): Table {
  return readTable('go-cgo') as Table;
}
