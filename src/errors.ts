/** The user asked for something that cannot be done: an option or a path. Exit code 2, no stack. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A file that cannot be read, understood or written. Exit code 2 after all other files were handled. */
export class FileError extends Error {
  override name = 'FileError';
  readonly path: string;
  /** 1-based, absent where the whole file is meant */
  readonly line: number | undefined;

  constructor(path: string, message: string, line?: number, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.path = path;
    this.line = line;
  }
}

/** Something that cannot happen did: a defect of dffix itself. */
export class Bug extends Error {
  override name = 'Bug';
}
