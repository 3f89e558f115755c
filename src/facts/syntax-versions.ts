import { readTable } from './json.ts';

interface Table {
  readonly source: string;
  readonly features: Readonly<Record<string, { readonly since: readonly [number, number] }>>;
}

/** First release of Docker's frontend that reads a feature, `COPY --link` or `heredoc`; undefined where that is not recorded. */
export function syntaxSince(feature: string): readonly [number, number] | undefined {
  const { features } = readTable('syntax-versions') as Table;
  return Object.hasOwn(features, feature) ? features[feature]?.since : undefined;
}

/** Where the releases are listed. */
export function syntaxSource(): string {
  return (readTable('syntax-versions') as Table).source;
}
