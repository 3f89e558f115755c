import { builder } from './signatures/builder.ts';
import { dotnet, go, java, other, php, ruby, rust } from './signatures/languages.ts';
import { node } from './signatures/node.ts';
import { apk, apt, pacman, rpm } from './signatures/packages.ts';
import { conda, python } from './signatures/python.ts';
import { c, git, network, shell, system } from './signatures/system.ts';
import type { Signature } from './types.ts';

/**
 * Every message that is understood. Of two that fit the same line, the earlier one counts.
 * No pattern has a repetition within a repetition, so that its cost is bounded by the length of a line.
 */
export const SIGNATURES: readonly Signature[] = [
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
