import { readTable } from './json.ts';
import { isAtLeast } from './python-requires.ts';

/** A release of a gem and where its requirements are told. */
export interface GemRelease {
  readonly version: string;
  readonly source: string;
}

interface Row {
  readonly source: string;
  /** The least Ruby of the newest releases; later ones ask for no less. */
  readonly newest?: string;
  /** A release that runs with any RubyGems. */
  readonly rubygems?: string;
  /** Release → the least Ruby that it runs on, the oldest first. */
  readonly versions: Readonly<Record<string, string>>;
}

interface Table {
  readonly gems: Readonly<Record<string, Row>>;
  readonly packaged: Readonly<Record<string, Readonly<Record<string, string>> | string>>;
  readonly documentation: {
    readonly source: string;
    readonly options: readonly string[];
    readonly replacement: string;
    readonly rubySince: string;
  };
}

function table(): Table {
  return readTable('ruby-gems') as Table;
}

function rowOf(gem: string): Row | undefined {
  const { gems } = table();
  return Object.hasOwn(gems, gem) ? gems[gem] : undefined;
}

/** The newest recorded release of a gem that runs on a Ruby (`2.2`, `2.3.1`); undefined where none is recorded. */
export function gemFor(gem: string, ruby: string): GemRelease | undefined {
  return lastWhere(gem, (least) => isAtLeast(ruby, least));
}

/** The newest recorded release of a gem that runs on some Ruby older than `limit`. */
export function gemBelow(
  gem: string,
  limit: string,
): (GemRelease & { readonly forAll: boolean }) | undefined {
  const release = lastWhere(gem, (least) => !isAtLeast(least, limit));
  const first = Object.keys(rowOf(gem)?.versions ?? {})[0];
  return release && { ...release, forAll: release.version === first };
}

/** A release of a gem that runs with any RubyGems; undefined where none is recorded. */
export function gemForOldRubyGems(gem: string): GemRelease | undefined {
  const row = rowOf(gem);
  return row?.rubygems === undefined ? undefined : { version: row.rubygems, source: row.source };
}

/** The least Ruby that the newest release of a gem runs on; undefined where that is not recorded. */
export function newestNeeds(gem: string): string | undefined {
  return rowOf(gem)?.newest;
}

function lastWhere(gem: string, fits: (least: string) => boolean): GemRelease | undefined {
  const row = rowOf(gem);
  const version = Object.entries(row?.versions ?? {}).findLast(([, least]) => fits(least))?.[0];
  return row === undefined || version === undefined ? undefined : { version, source: row.source };
}

/** The Ruby, `major.minor`, of a distribution's own package `ruby`; undefined where that is not recorded. */
export function packagedRuby(family: string, release: string): string | undefined {
  const { packaged } = table();
  const row = Object.hasOwn(packaged, family) ? packaged[family] : undefined;
  return typeof row === 'object' && Object.hasOwn(row, release) ? row[release] : undefined;
}

/** Options of `gem install` that RubyGems 3 no longer knows, what took their place, and the Ruby that came with it. */
export function documentationOptions(): Table['documentation'] {
  return table().documentation;
}
