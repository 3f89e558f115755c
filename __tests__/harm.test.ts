import { describe, expect, it } from '@jest/globals';
import { HARMS, harms, shellHarms } from './support/harm.ts';
import type { HarmKind } from './support/harm.ts';

const kinds = (before: string, after: string) => [
  ...harms(before, after).map(({ kind }) => kind),
  ...[...shellHarms([{ name: 'x', before, after }]).values()].map(({ kind }) => kind),
];

/** What was there, and what a careless tool makes of it. */
const HARMFUL: readonly [HarmKind, string, string][] = [
  ['shell_syntax_broken', 'FROM a\nRUN if x; then y; fi\n', 'FROM a\nRUN if x; then y\n'],
  ['directive_lost', '# syntax=docker/dockerfile:1\nFROM a\n', 'FROM a\n'],
  ['directive_changed', '# syntax=a/b:1\nFROM a\n', '# syntax=a/b:2\nFROM a\n'],
  ['comment_lost', 'FROM a\n# why\nRUN x\n', 'FROM a\nRUN x\n'],
  ['comment_lost', 'FROM a\nRUN x \\\n  # why\n  y\n', 'FROM a\nRUN x \\\n  y\n'],
  ['final_newline_lost', 'FROM a\nRUN x\n', 'FROM a\nRUN y'],
  ['eol_changed', 'FROM a\r\nRUN x\r\n', 'FROM a\nRUN x\n'],
  ['eol_changed', 'FROM a\r\nRUN x\r\n', 'FROM a\r\nRUN x\r\nUSER y\n'],
  ['eol_changed', 'FROM a\r\nRUN x\nRUN y\n', 'FROM a\nRUN x\r\nRUN y\n'],
  ['bom_lost', '\uFEFFFROM a\n', 'FROM a\n'],
  [
    'apt_lists_removed_then_install',
    'FROM a\nRUN apt-get update && apt-get install -y x\nRUN apt-get install -y y\n',
    'FROM a\nRUN apt-get update && apt-get install -y x && rm -rf /var/lib/apt/lists/*\nRUN apt-get install -y y\n',
  ],
  [
    'apt_lists_removed_then_install',
    'FROM a AS b\nRUN apt update\nFROM b\nRUN apt install -y y\n',
    'FROM a AS b\nRUN apt update; rm -rf /var/lib/apt/lists/*\nFROM b\nRUN apt install -y y\n',
  ],
  ['add_url_to_copy', 'FROM a\nADD https://a.b/c /\n', 'FROM a\nCOPY https://a.b/c /\n'],
  ['entrypoint_cmd_dropped', 'FROM a\nCMD ["x"]\nFROM b\n', 'FROM b\n'],
  ['entrypoint_cmd_lost_in_stage', 'FROM a\nCMD ["x"]\nFROM b\n', 'FROM a\nFROM b\nCMD ["x"]\n'],
  ['from_dropped', 'FROM a\nFROM b\n', 'FROM a\n'],
  ['from_malformed', 'FROM a\n', 'FROM a as\n'],
  ['stage_name_lost', 'FROM a AS b\n', 'FROM a\n'],
  ['platform_flag_dropped', 'FROM --platform=linux/amd64 a\n', 'FROM a\n'],
  ['unknown_instruction', 'FROM a\nRUN x \\\n  y\n', 'FROM a\nRUN x\n  y\n'],
  ['json_form_broken', 'FROM a\nCMD ["x"]\n', "FROM a\nCMD ['x']\n"],
  ['heredoc_lost', 'FROM a\nRUN <<E\nRUN x\nE\n', 'FROM a\nRUN x\n'],
  ['option_split_from_value', 'FROM a\nRUN useradd -g w u\n', 'FROM a\nRUN useradd -g --no-log-init w u\n'],
  [
    'option_split_from_value',
    'FROM a\nRUN for i in 1; do apk add x; done\n',
    'FROM a\nRUN for i in 1; doapk add x; done\n',
  ],
  ['empty_output', 'FROM a\n', '\n'],
  ['trailing_continuation', 'FROM a\nRUN x\n', 'FROM a\nRUN x \\\n'],
];

describe('a harm', () => {
  it.each(HARMFUL)('%s is found: %j', (kind, before, after) => {
    expect(kinds(before, after)).toContain(kind);
    expect(kinds(before, before)).toEqual([]);
  });
  it('has an example for every kind', () => {
    expect(new Set(HARMFUL.map(([kind]) => kind))).toEqual(new Set(HARMS));
  });
});

describe('no harm is done', () => {
  it.each([
    ['by moving a comment', 'FROM a\nRUN x # why\n# also\n', 'FROM a\n# why\n# also\nRUN x\n'],
    ['by taking away what the next CMD replaces', 'FROM a\nCMD x\nCMD y\n', 'FROM a\nCMD y\n'],
    [
      'by removing lists that are fetched again',
      'FROM a\nRUN apt update\nRUN apt update && apt install x\n',
      'FROM a\nRUN apt update && rm -rf /var/lib/apt/lists/*\nRUN apt update && apt install x\n',
    ],
    [
      'by an installed file',
      'FROM a\nRUN x\nRUN apt-get install ./a.deb\n',
      'FROM a\nRUN rm -r /var/lib/apt/lists\nRUN apt-get install ./a.deb\n',
    ],
    ['by shell that could not be read before', 'FROM a\nRUN if x\n', 'FROM a\nRUN if y\n'],
    [
      'by a script of another language',
      'FROM a\nRUN <<E\n#!/usr/bin/python\nE\n',
      'FROM a\nRUN <<E\n#!/usr/bin/python\nx = (")\nE\n',
    ],
    ['by a marker in quotes', 'FROM a\nRUN echo "<<E"\nUSER x\n', 'FROM a\nRUN echo "<<E" y\nUSER x\n'],
    ['by upper case of a stage name', 'FROM a as B\n', 'FROM a AS b\n'],
    ['by a test', 'FROM a\nRUN x\n', 'FROM a\nRUN [ -f x ]\n'],
    ['by lines more in a file of mixed line breaks', 'FROM a\r\nRUN x\n', 'FROM a\r\nUSER y\r\nRUN x\n'],
  ])('%s', (_, before, after) => {
    expect(kinds(before, after)).toEqual([]);
  });
});

describe('scripts read together', () => {
  it('do not close what another one leaves open', () => {
    const file = (name: string, script: string) => ({
      name,
      before: 'FROM a\n',
      after: `FROM a\nRUN ${script}\n`,
    });
    const pairs = [
      `echo '`,
      `echo "`,
      '(',
      ')',
      '{',
      '}',
      'if x; then',
      'fi',
      'echo ok',
      `'echo x`,
      `"x`,
      'x `',
    ];
    const found = shellHarms(pairs.map((script, index) => file(String(index), script)));
    expect([...found.keys()].map(Number)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 9, 10, 11]);
  });
});
