/** The official Python image's facts on Debian's Python. */
import { buildFolder, folder, readFolder, tagOf, type Recipe } from './recipe.ts';
import { debian } from './debian.ts';

const dir = folder('python');

export const python: Recipe = {
  name: 'python',
  base: debian,
  ingredients: () => readFolder(dir),
  make: (kit, tag, base) => buildFolder(kit, { dir, dockerfile: 'Dockerfile', tag, args: { BASE: base } }),
};

/** Debian with the same packages for its own pip, once that is installed. */
export const debianWithPackages: Recipe = {
  name: 'debian-packages',
  base: python,
  ingredients: () => readFolder(dir),
  make: async (kit, tag, base) =>
    buildFolder(kit, {
      dir,
      dockerfile: 'debian.Dockerfile',
      tag,
      args: { BASE: base, DEBIAN: await tagOf(debian) },
    }),
};
