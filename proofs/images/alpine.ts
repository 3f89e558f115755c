/** Alpine's userland: busybox alone, built from Debian's source of it, with musl's loader and no glibc. */
import { buildFolder, folder, readFolder, type Recipe } from './recipe.ts';
import { debian } from './debian.ts';

const dir = folder('alpine');

export const alpine: Recipe = {
  name: 'alpine',
  base: debian,
  ingredients: () => readFolder(dir),
  make: (kit, tag, base) => buildFolder(kit, { dir, dockerfile: 'Dockerfile', tag, args: { BASE: base } }),
};
