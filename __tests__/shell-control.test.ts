import { describe, expect, it } from '@jest/globals';
import { parseShell } from '../src/shell/parse.ts';
import type { ShellOptions } from '../src/shell/parse.ts';
import type { Command } from '../src/shell/types.ts';

function commands(text: string, options?: Partial<ShellOptions>): readonly Command[] {
  const source = {
    text,
    offset: (index: number) => index,
    range: (start: number, end: number) => ({ start, end }),
  };
  const shell = parseShell(source, options);
  if (!shell.known) throw new Error(shell.reason);
  return shell.value.commands;
}

/** Names of single letters for which something holds, in order. */
function those(body: string, holds: (command: Command) => boolean, options?: Partial<ShellOptions>): string {
  return commands(body, options)
    .filter(({ name }) => /^[a-z]$/.test(name))
    .filter(holds)
    .map(({ name }) => name)
    .join('');
}

const always = (body: string) => those(body, ({ reached }) => reached === 'always');

const fatal = (body: string, options?: Partial<ShellOptions>) =>
  those(body, ({ tolerated }) => !tolerated, options);

const around = (body: string) =>
  commands(body).map(({ before, name, after }) => `${before ?? '^'} ${name} ${after ?? '$'}`);

/** Where the command `x` runs: `?` where that is not known, `` where nothing changed. */
const where = (body: string) => {
  const directory = commands(body).find(({ name }) => name === 'x')?.directory;
  return directory?.known ? (directory.value ?? '') : '?';
};

describe('reached', () => {
  it.each([
    ['a && b && c', 'abc'],
    ['a; b', 'ab'],
    ['a\nb', 'ab'],
    ['a & b', 'ab'],
    ['a | b', 'ab'],
    ['{ a; b; } && c', 'abc'],
    ['( a ) && b', 'ab'],
    ['a "$(b)"', 'ab'],
    ['a ${X:-$(b)}', 'a'],
    ['a || b', 'a'],
    ['a && b || c && d', 'abd'],
    ['a || true && b', 'ab'],
    ['a || b || c; d', 'ad'],
    ['false || a', 'a'],
    ['false && a', ''],
    ['true && a', 'a'],
    ['if a; then b; fi; c', 'ac'],
    ['if a; then b; elif c; then d; else e; fi', 'a'],
    ['case $(a) in x) b;; *) c;; esac; d', 'ad'],
    ['for x in 1 2; do a; done; b', 'b'],
    ['for x in $(a); do b; done', 'a'],
    ['while a; do b; done; c', 'ac'],
    ['f() { a; }; b', 'b'],
    ['[ -f x ] && a', ''],
    ['[ -f x ] && a && b; c', 'c'],
    ['[ -f x ] || a && b', 'b'],
    ['[ -f x ] && a || b && c', 'c'],
    ['test -f x && a', ''],
    ['[[ -f x ]] && a', ''],
    ['(( 1 )) && a', ''],
    ['! a && b', 'a'],
    ['command -v x && a', ''],
    ['command b && a', 'ba'],
    ['which x && a', ''],
    ['grep -q x y && a', ''],
    ['b | grep -q y && a', 'b'],
    ['( [ -f x ] ) && a', ''],
    ['{ a; [ -f x ]; } && b', 'a'],
    ['[ -f x ]; a', 'a'],
    ['a || exit 1; b', 'ab'],
    ['[ -f x ] || exit 1; a', 'a'],
    ['[ -f x ] && exit 0; a', ''],
    ['[ -f x ] && exit; a', ''],
    ['if [ -f x ]; then exit 0; fi; a', ''],
    ['a || exit 0; b', 'ab'],
    ['(exit 0); a', 'a'],
    ['exit 0; a', ''],
    ['exec a; b', 'a'],
    ['exec > log; a', 'a'],
    ['[ -f x ] && exec a; b', ''],
    ['xargs a', ''],
  ])('%s: always %s', (body, expected) => {
    expect(always(body)).toBe(expected);
  });
});

describe('tolerated', () => {
  it.each([
    ['a', 'a'],
    ['a && b', 'ab'],
    ['a; b', 'b'],
    ['a || b', 'b'],
    ['a || true', ''],
    ['a && b || c && d', 'cd'],
    ['a && b || true && c', 'c'],
    ['a || exit 1; b', 'ab'],
    ['a || exit; b', 'ab'],
    ['a || exit 0; b', 'b'],
    ['a || exit 256; b', 'b'],
    ['a || { b; exit 1; }; c', 'ac'],
    ['a || { b; exit; }; c', 'c'],
    ['a || { b; exit $?; }; c', 'c'],
    ['a || b || exit 1', 'b'],
    ['(a || exit 1); b', 'b'],
    ['(a || exit 1) && b', 'ab'],
    ['a | b', 'b'],
    ['a | b | c && d', 'cd'],
    ['a & b', 'b'],
    ['a &', ''],
    ['! a', ''],
    ['if a; then b; c; fi', 'c'],
    ['if a; then b; fi; c', 'c'],
    ['while a; do b; done', ''],
    ['for x in 1 2; do a; done', ''],
    ['case x in x) a;; esac', 'a'],
    ['case x in x) a;& y) b;; esac', 'b'],
    ['f() { a; }; f', 'f'],
    ['{ a; b; } && c', 'bc'],
    ['( a && b ) && c', 'abc'],
    ['( a; b ) || c', 'c'],
    ['X=$(a)', 'a'],
    ['X=$(a) Y=$(b)', 'b'],
    ['X=$(a; b)', 'b'],
    ['X=$(a) b', 'b'],
    ['export X=$(a)', ''],
    ['b "$(a)"', 'b'],
    ['[ -n "$(a)" ]', ''],
    ['{ a; } > "$(b)"', 'a'],
    ['sh -c "a && b"', 'ab'],
    ['sh -c "a; b"', 'b'],
    ['sh -c "a" || true', ''],
    ['time a', 'a'],
  ])('%s: what counts is %s', (body, expected) => {
    expect(fatal(body)).toBe(expected);
  });

  it.each([
    ['set -e; a; b', 'ab'],
    ['set -ex; a; b', 'ab'],
    ['set -o errexit; a; b', 'ab'],
    ['set -euo pipefail; a; b', 'ab'],
    ['set -x; a; b', 'b'],
    ['set -e; a; set +e; b; c', 'ac'],
    ['set -e; a && b; c', 'bc'],
    ['set -e; a || b; c', 'bc'],
    ['set -e; if a; b; then c; fi; d', 'cd'],
    ['set -e; ! a; b', 'b'],
    ['set -e; for x in 1 2; do a; b; done', 'ab'],
    ['set -e; ( a; b ); c', 'abc'],
    ['set -e; ( a; b ) || c', 'c'],
    ['set -e; { a; b; } && c', 'bc'],
    ['set -e; { a; b; } && c; d', 'cd'],
    ['( set -e; a; b ) && c', 'bc'],
    ['( set -e; a; b )', 'ab'],
    ['( set -e ); a; b', 'b'],
    ['set -e; a | b; c', 'bc'],
    ['set -e; a & b', 'b'],
    ['set -e; X=$(a; b); c', 'bc'],
    ['if x; then set -e; fi; a; b', 'b'],
    ['set -e; if [ y ]; then set +e; fi; a; b', 'b'],
    ['set -e; g() { set +e; }; a; g; b; c', 'agc'],
    ['set -e; g() { a; }; b; c', 'bc'],
    ['set $X; a; b', 'b'],
    ['set -e; sh -c "a; b"; c', 'bc'],
    ['sh -ec "a; b"', 'ab'],
    ['bash -e -o pipefail -c "a | b; c"', 'abc'],
    ['bash -eo pipefail -c "a; b"; c', 'c'],
  ])('%s: what counts is %s', (body, expected) => {
    expect(fatal(body)).toBe(expected);
  });

  it.each([
    ['set -o pipefail; a | b', 'ab'],
    ['set -o pipefail && a | b && c', 'abc'],
    ['set -o pipefail; a | b || true', ''],
    ['set -o pipefail; set +o pipefail; a | b', 'b'],
    ['set -eo pipefail; a | b; c', 'abc'],
    ['set -o pipefail; { a; b; } | c', 'bc'],
  ])('%s: what counts is %s', (body, expected) => {
    expect(fatal(body)).toBe(expected);
  });

  it('takes the options that the shell starts with', () => {
    expect(fatal('a; b', { errexit: true })).toBe('ab');
    expect(fatal('a | b', { errexit: true })).toBe('b');
    expect(fatal('a | b', { pipefail: true })).toBe('ab');
    expect(fatal('a | b; c', { errexit: true, pipefail: true })).toBe('abc');
  });

  it('counts an exit that fails', () => {
    const exit = commands('a || exit 1; b').find(({ name }) => name === 'exit');
    expect(exit?.tolerated).toBe(false);
  });
});

describe('isolated', () => {
  it.each([
    ['a && { b; }', ''],
    ['(a; b); c', 'ab'],
    ['a | b; c', 'ab'],
    ['a & b', 'a'],
    ['a "$(b)" `c` <(d)', 'bcd'],
    ['if a; then b; fi', ''],
    ['sh -c "a"', 'a'],
    ['sudo a; env X=1 b', 'ab'],
    ['exec a', ''],
    ['time a; command b', ''],
  ])('%s: %s', (body, expected) => {
    expect(those(body, ({ isolated }) => isolated)).toBe(expected);
  });
});

describe('separators', () => {
  it.each([
    ['a && b; c', ['^ a &&', '&& b ;', '; c $']],
    ['a\nb;', ['^ a ;', '; b $']],
    ['a | b || c &', ['^ a |', '| b ||', '|| c &']],
    ['a & b', ['^ a &', '& b $']],
    ['a && { b; c; } && d', ['^ a &&', '^ b ;', '; c $', '&& d $']],
    ['a && if b; then c; fi; d', ['^ a &&', '^ b $', '^ c $', '; d $']],
    ['a && sh -c "b; c" && d', ['^ a &&', '^ b ;', '; c $', '&& d $']],
    ['a && sudo b "$(c)" && d', ['^ a &&', '&& b &&', '^ c $', '&& d $']],
    ['a && ! b && c', ['^ a &&', '&& b &&', '&& c $']],
  ])('%s', (body, expected) => {
    expect(around(body)).toEqual(expected);
  });
});

describe('directory', () => {
  it.each([
    ['x', ''],
    ['cd /app && x', '/app'],
    ['cd /app/ && x', '/app'],
    ['cd app; x', 'app'],
    ['cd a && cd b && x', 'a/b'],
    ['cd a && cd ../c && x', 'c'],
    ['cd a && cd .. && x', ''],
    ['cd .. && x', '..'],
    ['cd / && x', '/'],
    ['cd /a && cd /b && cd - && x', '/a'],
    ['cd -- "/a b" && x', '/a b'],
    ['cd -P /a && x', '/a'],
    ['command cd /a && x', '/a'],
    ['(cd /a && y) && x', ''],
    ['(cd /a && x)', '/a'],
    ['cd /a | y; x', ''],
    ['cd /a & x', ''],
    ['cd /a && sh -c "cd b && x"', '/a/b'],
    ['sh -c "cd /a"; x', ''],
    ['pushd /a && y && popd && x', ''],
    ['pushd /a && pushd b && popd && x', '/a'],
    ['[ -d /a ] && cd /a && x', '/a'],
    ['[ -d /a ] && cd /a; x', '?'],
    ['if y; then cd /a; fi; x', '?'],
    ['if y; then cd /a; x; fi', '/a'],
    ['if cd /a; then x; fi', '/a'],
    ['cd /a || exit 1; x', '/a'],
    ['cd /a || true; x', '?'],
    ['cd /a && y || x', '?'],
    ['cd /a; y || true; x', '/a'],
    ['y || cd /a; x', '?'],
    ['for d in 1 2; do x; cd ..; done', '?'],
    ['for d in 1 2; do cd /a; x; done', '/a'],
    ['for d in 1 2; do cd /a; done; x', '?'],
    ['for d in 1 2; do y; done; x', ''],
    ['f() { cd /a; }; x', ''],
    ['f() { cd /a; }; f; x', '?'],
    ['f() { x; }; f', '?'],
    ['f() { cd /a; x; }; f', '/a'],
    ['cd; x', '?'],
    ['cd ~/a; x', '?'],
    ['cd $A; x', '?'],
    ['cd $A; cd b; x', '?'],
    ['cd $A; cd /b; x', '/b'],
    ['cd "$(y)"; x', '?'],
    ['cd a*; x', '?'],
    ['popd; x', '?'],
    ['. ./setup.sh; x', '?'],
    ['. venv/bin/activate; x', ''],
    ['eval "$Y"; x', '?'],
    ['su - u -c x', '?'],
    ['cd /a; su u -c x', '/a'],
  ])('%s: %s', (body, expected) => {
    expect(where(body)).toBe(expected);
  });

  it('says why it is not known', () => {
    expect(commands('cd $A && x')[1]?.directory).toEqual({ known: false, reason: 'it depends on $A' });
  });
});
