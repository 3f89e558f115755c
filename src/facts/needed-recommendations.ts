import { readTable } from './json.ts';

/** A package that another one only recommends, and that a build breaks without. */
export interface NeededRecommendation {
  readonly needs: string;
  /** Text of a Dockerfile that shows its use; none where it is always needed. */
  readonly words: readonly string[];
  /** Packages that bring it along. */
  readonly with: readonly string[];
}

interface Table {
  readonly packages: Readonly<Record<string, readonly NeededRecommendation[]>>;
}

/** What a package of Debian or Ubuntu recommends and is of little use without. */
export function neededRecommendations(name: string): readonly NeededRecommendation[] {
  const { packages } = readTable('needed-recommendations') as Table;
  return Object.hasOwn(packages, name) ? (packages[name] ?? []) : [];
}
