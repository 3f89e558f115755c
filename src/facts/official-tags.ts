import { readTable } from './json.ts';

/** What can be pulled of an official image without knowing a version. */
export interface OfficialTags {
  /** True where there is a tag `latest`, which a name without a tag stands for. */
  readonly latest: boolean;
  /** True where the image is published no more. */
  readonly gone: boolean;
  /** The newest version that has a suffix (`''`, `-alpine`, `-slim-bookworm`), as short as the image publishes it. */
  newest(suffix: string): string | undefined;
}

interface Row {
  readonly latest?: false;
  readonly gone?: true;
  readonly newest: Readonly<Record<string, string>>;
}

interface Table {
  readonly images: Readonly<Record<string, Row>>;
}

/** Tags of an official image by its bare name; undefined where it is none, or none of it was recorded. */
export function officialTags(image: string): OfficialTags | undefined {
  const { images } = readTable('official-tags') as Table;
  const row = Object.hasOwn(images, image) ? images[image] : undefined;
  if (row === undefined) return undefined;
  return {
    latest: row.latest !== false,
    gone: row.gone === true,
    newest: (suffix) => (Object.hasOwn(row.newest, suffix) ? row.newest[suffix] : undefined),
  };
}
