/** The official Python image's facts on Debian's Python. */
import { buildFolder, folder, readFolder, type Recipe } from './recipe.ts';
import { debian } from './debian.ts';

const dir = folder('python');

export const python: Recipe = {
  name: 'python',
  base: debian,
  ingredients: () => readFolder(dir),
  make: (kit, tag, base) => buildFolder(kit, { dir, dockerfile: 'Dockerfile', tag, args: { BASE: base } }),
};
