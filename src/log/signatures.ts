import { builder } from './signatures/builder.ts';
import { dotnet, go, java, other, php, ruby, rust } from './signatures/languages.ts';
import { node } from './signatures/node.ts';
import { apk, apt, pacman, rpm } from './signatures/packages.ts';
import { conda, python } from './signatures/python.ts';
import { c, git, network, shell, system } from './signatures/system.ts';
import type { Signature, Weight } from './types.ts';

const TABLES: readonly Signature[] = [
  ...builder,
  ...apt,
  ...apk,
  ...rpm,
  ...pacman,
  ...python,
  ...node,
  ...conda,
  ...ruby,
  ...php,
  ...go,
  ...rust,
  ...java,
  ...dotnet,
  ...c,
  ...shell,
  ...git,
  ...network,
  ...system,
  ...other,
];

const WEIGHTS: readonly Weight[] = ['cause', 'error', 'symptom'];

/**
 * Every message that is understood. Of several that fit the same line the first counts, and what says more comes first.
 * No pattern repeats a repetition or begins with one, so that its cost is bounded by the length of a line.
 */
export const SIGNATURES: readonly Signature[] = WEIGHTS.flatMap((weight) => {
  return TABLES.filter((signature) => signature.weight === weight);
});
