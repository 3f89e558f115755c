import { readTable } from './json.ts';

/** A Python package that installs anywhere, and that works only where the system has something that its wheel does not bring. */
export interface WheelNeeds {
  /** First version, `major.minor`, of which that is true. */
  readonly since?: string;
  /** Extras with which the package brings it all the same. */
  readonly without?: readonly string[];
  /** Libraries as the loader names them, and programs. */
  readonly needs: readonly string[];
  readonly source: string;
}

/** What brings such a library or program. */
export interface NeededPackage {
  readonly apt: string;
  /** Absent where Alpine has no wheels of the package. */
  readonly apk?: string;
  /** Parts of names of packages that may bring it along. */
  readonly broughtBy: readonly string[];
}

interface Table {
  readonly packages: Readonly<Record<string, WheelNeeds>>;
  readonly libraries: Readonly<Record<string, NeededPackage>>;
}

/** The packages, by normalised name (PEP 503). */
export function wheelNeeds(): ReadonlyMap<string, WheelNeeds> {
  return new Map(Object.entries((readTable('wheel-libraries') as Table).packages));
}

export function neededPackage(name: string): NeededPackage | undefined {
  return (readTable('wheel-libraries') as Table).libraries[name];
}
