/** What the readers of manifests ask: files that are there and not ignored. */
export interface ManifestFiles {
  has(path: string): boolean;
  text(path: string): string | undefined;
  /** As `text`, for files that may be much larger. */
  lockfile(path: string): string | undefined;
  list(path: string): readonly string[];
}
