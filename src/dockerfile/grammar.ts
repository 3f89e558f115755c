/** How BuildKit parts the arguments of an instruction: at white space, also outside of quotes only, or not at all. */
export type Splitting = 'blanks' | 'quoted' | 'whole';

/** Value of a flag: `switch` may have none or a boolean, `many` may be given more than once. */
export type FlagKind = 'switch' | 'one' | 'many';

/** What BuildKit knows of an instruction. */
export interface Grammar {
  readonly splitting: Splitting;
  /** May be written as a JSON array of strings. */
  readonly json: boolean;
  /** May announce heredocs. */
  readonly heredocs: boolean;
  /** Undefined where BuildKit drops flags unread. */
  readonly flags: Readonly<Record<string, FlagKind>> | undefined;
}

const NO_FLAGS: Readonly<Record<string, FlagKind>> = {};

const plain = { splitting: 'quoted', json: false, heredocs: false, flags: NO_FLAGS } as const;

/** Every instruction, by upper-case keyword. Source: frontend/dockerfile/{parser,instructions} of moby/buildkit. */
export const GRAMMAR: ReadonlyMap<string, Grammar> = new Map<string, Grammar>([
  [
    'ADD',
    {
      splitting: 'blanks',
      json: true,
      heredocs: true,
      flags: {
        chown: 'one',
        chmod: 'one',
        link: 'switch',
        'keep-git-dir': 'switch',
        checksum: 'one',
        unpack: 'switch',
        exclude: 'many',
      },
    },
  ],
  ['ARG', { ...plain, flags: undefined }],
  ['CMD', { ...plain, json: true }],
  [
    'COPY',
    {
      splitting: 'blanks',
      json: true,
      heredocs: true,
      flags: { from: 'one', chown: 'one', chmod: 'one', link: 'switch', parents: 'switch', exclude: 'many' },
    },
  ],
  ['ENTRYPOINT', { ...plain, json: true }],
  ['ENV', plain],
  ['EXPOSE', { ...plain, splitting: 'blanks' }],
  ['FROM', { ...plain, splitting: 'blanks', flags: { platform: 'one' } }],
  [
    'HEALTHCHECK',
    {
      ...plain,
      flags: {
        interval: 'one',
        timeout: 'one',
        'start-period': 'one',
        'start-interval': 'one',
        retries: 'one',
      },
    },
  ],
  ['LABEL', plain],
  ['MAINTAINER', { ...plain, splitting: 'whole' }],
  ['ONBUILD', plain],
  [
    'RUN',
    {
      splitting: 'quoted',
      json: true,
      heredocs: true,
      flags: { mount: 'many', network: 'one', security: 'one', device: 'many' },
    },
  ],
  ['SHELL', { ...plain, json: true }],
  ['STOPSIGNAL', { ...plain, splitting: 'whole', flags: undefined }],
  ['USER', { ...plain, splitting: 'whole' }],
  ['VOLUME', { ...plain, splitting: 'blanks', json: true }],
  ['WORKDIR', { ...plain, splitting: 'whole' }],
]);
