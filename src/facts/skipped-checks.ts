import { readTable } from './json.ts';

/** An option by which programs take what they would refuse. */
export interface SkippingOption {
  readonly programs: readonly string[];
  readonly names: readonly string[];
  /** A value follows it, in a word of its own or behind `=`. */
  readonly valued?: boolean;
  /** What it also says, to be written in its place unless one of `given` says it. */
  readonly instead?: string;
  readonly given?: readonly string[];
  readonly code?: string;
}

/** A variable by which programs do so, with the values that have them do it; with any where there are none. */
export interface SkippingVariable {
  readonly values: readonly string[];
  readonly code?: string;
}

/** A call that writes into a configuration that checks are off. */
export interface SkippingCall {
  readonly programs: readonly string[];
  /** Words right behind the program's name. */
  readonly words: readonly string[];
  /** In lower case: the word before the value, or in one with it behind `=`. */
  readonly setting: string;
  readonly values: readonly string[];
  readonly code?: string;
}

export interface SkippedChecks {
  readonly options: readonly SkippingOption[];
  readonly variables: Readonly<Record<string, SkippingVariable>>;
  readonly calls: readonly SkippingCall[];
}

/** What switches off the check of certificates of servers, or of signatures of packages. */
export function skippedChecks(of: 'certificates' | 'signatures'): SkippedChecks {
  return (readTable('skipped-checks') as Readonly<Record<typeof of, SkippedChecks>>)[of];
}
