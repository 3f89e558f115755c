import { describe, expect, it } from '@jest/globals';
import { parseDockerignore } from '../src/context/dockerignore.ts';
import { compileGlob } from '../src/context/glob.ts';

/** pattern, path, whether the pattern stands for exactly this path (undefined: the pattern is malformed) */
const globs: [string, string, boolean | undefined][] = [
  ['temp?', 'tempa', true],
  ['temp?', 'temp', false],
  ['*.go', 'main.go', true],
  ['*.go', 'cmd/main.go', false],
  ['*/temp*', 'somedir/temporary.txt', true],
  ['*/temp*', 'a/b/temporary.txt', false],
  ['*/*/temp*', 'somedir/subdir/temporary.txt', true],
  ['**/*.go', 'main.go', true],
  ['**/*.go', 'a/b/c/main.go', true],
  ['**/node_modules', 'node_modules', true],
  ['**/node_modules', 'a/b/node_modules', true],
  ['**/node_modules', 'a/my_node_modules', false],
  ['**', 'a/b', true],
  ['dir/**', 'dir', false],
  ['dir/**', 'dir/a/b', true],
  ['dir**', 'directory/x', true],
  ['a/**/b', 'a/b', true],
  ['a/**/b', 'a/x/y/b', true],
  ['a/**/b', 'a/xb', false],
  ['**/a/**/b', 'x/a/y/a/z/b', true],
  ['**file', 'dir/myfile', true],
  ['**file', 'dir/myfile.txt', false],
  ['**/file*txt', 'd/file.1.txt', true],
  ['a[b-d]e', 'ace', true],
  ['a[b-d]e', 'aze', false],
  ['a[^b-d]e', 'aze', true],
  ['a[!b]e', 'a!e', true],
  ['a\\*b', 'a*b', true],
  ['a\\*b', 'axb', false],
  ['a?b', 'a☺b', true],
  ['a?b', 'a/b', false],
  ['abc.def', 'abcxdef', false],
  ['a(b)|c+$', 'a(b)|c+$', true],
  ['[', 'a', undefined],
  ['[]a]', 'a', undefined],
  ['[z-a]', 'b', undefined],
  ['a\\', 'a', undefined],
];

describe('a pattern of file names', () => {
  it.each(globs)('%s and %s: %s', (pattern, path, expected) => {
    expect(compileGlob(pattern)?.matches(path)).toBe(expected);
  });

  it('does not go through every way on its own', () => {
    const pattern = compileGlob(`${'*a'.repeat(200)}b`);
    expect(pattern?.matches('a'.repeat(2000))).toBe(false);
  });
});

/** lines of the file, path, whether it is kept out */
const files: [string, string, string, boolean][] = [
  ['a leading slash means the root', '/foo/bar', 'foo/bar', true],
  ['a pattern is anchored at the root', 'bar', 'foo/bar', false],
  ['a directory takes along what is in it', 'docs', 'docs/a/README.md', true],
  ['a slash at the end says nothing', 'docs/', 'docs', true],
  ['. and .. are resolved', './a/../docs/.', 'docs', true],
  ['a comment', '# docs', 'docs', false],
  ['a comment starts in the first column only', ' # docs', '# docs', true],
  ['blanks around a pattern', '  docs \t', 'docs', true],
  ['CRLF line breaks', 'docs\r\n*.md\r\n', 'docs', true],
  ['a byte order mark', '\uFEFFdocs', 'docs', true],
  ['a dot alone says nothing', '.', 'docs', false],
  ['a slash alone says nothing', '/', 'docs', false],
  ['the star stays in the root', '*', 'a/b', true],
  ['an exception', '*.md\n!README.md', 'README.md', false],
  ['an exception comes too early', '!README.md\n*.md', 'README.md', true],
  ['the last line decides', '*.md\n!README*.md\nREADME-secret.md', 'README-secret.md', true],
  ['the last line decides, other order', '*.md\nREADME-secret.md\n!README*.md', 'README-secret.md', false],
  ['an exception under an ignored directory', 'docs\n!docs/README.md', 'docs/README.md', false],
  ['and nothing else in it', 'docs\n!docs/README.md', 'docs/other.md', true],
  ['an excepted directory takes along what is in it', '*\n!src', 'src/a/b.js', false],
  ['blanks and a slash after the exclamation mark', '*\n! /src', 'src', false],
  ['an exclamation mark alone says nothing', '*\n!', 'src', true],
  ['a malformed line is skipped', '[\ndocs', 'docs', true],
  ['an empty file', '', 'docs', false],
];

describe('.dockerignore', () => {
  it.each(files)('%s', (_name, text, path, expected) => {
    expect(parseDockerignore(text).ignores(path)).toBe(expected);
  });

  it('never keeps the root itself out', () => {
    expect(parseDockerignore('*\n**').ignores('')).toBe(false);
  });
});
