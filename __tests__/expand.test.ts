import { describe, expect, it } from '@jest/globals';
import { expand } from '../src/build/expand.ts';
import { known, unknown } from '../src/known.ts';

const values = new Map([
  ['FOO', 'xxyy'],
  ['EMPTY', ''],
  ['FILE', '/tmp/foo.tar.gz'],
  ['STARS', 'a***b*'],
  ['KOREAN', '한국어'],
  ['LINES', 'one\ntwo'],
  ['SLASH', '/'],
]);

function lookup(name: string) {
  return name.startsWith('SECRET') ? unknown(`nobody knows ${name}`) : known(values.get(name));
}

function value(raw: string, escape: '\\' | '`' = '\\'): string | undefined {
  const result = expand(raw, escape, lookup);
  return result.known ? result.value : undefined;
}

function reason(raw: string): string | undefined {
  const result = expand(raw, '\\', lookup);
  return result.known ? undefined : result.reason;
}

describe('quotes and escapes', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['"a b"', 'a b'],
    ["'a $FOO \\n'", 'a $FOO \\n'],
    ['a"b"\'c\'d', 'abcd'],
    ['"it\'s"', "it's"],
    ['\\$FOO', '$FOO'],
    ['\\a\\\\', 'a\\'],
    ['"\\$FOO"', '$FOO'],
    ['"\\a\\"\\\\"', '\\a"\\'],
    ['end\\', 'end'],
    ["\\'a\\'", "'a'"],
    ['~/x', '~/x'],
    ['$(FOO)', '$(FOO)'],
    ['`FOO`', '`FOO`'],
  ])('reads %s as %s', (raw, expected) => {
    expect(value(raw)).toBe(expected);
  });

  it('takes the backquote as escape where the file says so', () => {
    expect(value('c:\\dir`$FOO', '`')).toBe('c:\\dir$FOO');
    expect(value('"`"\\"', '`')).toBe('"\\');
  });

  it.each(["'a", '"a', '"$FOO'])('refuses %s', (raw) => {
    expect(reason(raw)).toMatch(/looking for matching/);
  });
});

describe('variables', () => {
  it.each([
    ['$FOO', 'xxyy'],
    ['$FOO.z', 'xxyy.z'],
    ['$FOOZ', ''],
    ['${FOO}Z', 'xxyyZ'],
    ['"$FOO z"', 'xxyy z'],
    ['$KOREAN!', '한국어!'],
    ['a$UNSET-b', 'a-b'],
    ['$', '$'],
    ['$.', '$.'],
    ['a$ b', 'a$ b'],
  ])('reads %s as %s', (raw, expected) => {
    expect(value(raw)).toBe(expected);
  });

  it('takes special and positional parameters for names that nothing sets', () => {
    expect(value('<$$>')).toBe('<>');
    expect(value('<$1>')).toBe('<>');
    expect(value('<$12x>')).toBe('<x>');
    expect(value('<$@$*$#$?$-$!$0>')).toBe('<>');
    expect(value('${1}')).toBe('');
  });

  it('does not expand a value once more', () => {
    const result = expand('$A', '\\', () => known('$B \\"'));
    expect(result).toEqual(known('$B \\"'));
  });

  it.each([
    '${',
    '${FOO',
    '${}',
    '${:}',
    '${{FOO}}',
    '${FOO ',
    '${ FOO}',
    '${FOO=a}',
    '${FOO:=a}',
    '${FOO^^}',
  ])('refuses %s', (raw) => {
    expect(reason(raw)).toMatch(/syntax error|unsupported modifier/);
  });
});

describe('modifiers', () => {
  it.each([
    ['${FOO:-d}', 'xxyy'],
    ['${EMPTY:-d}', 'd'],
    ['${UNSET:-d}', 'd'],
    ['${FOO-d}', 'xxyy'],
    ['${EMPTY-d}', ''],
    ['${UNSET-d}', 'd'],
    ['${FOO:+d}', 'd'],
    ['${EMPTY:+d}', ''],
    ['${UNSET:+d}', ''],
    ['${EMPTY+d}', 'd'],
    ['${UNSET+d}', ''],
    ['${FOO:?no}', 'xxyy'],
    ['${EMPTY?no}', ''],
    ['${UNSET:-}', ''],
    ['${UNSET:-$FOO}', 'xxyy'],
    ['${UNSET:-${OTHER:-deep}}', 'deep'],
    ['${UNSET:-a b}', 'a b'],
    ['${UNSET:-"}"}', '}'],
    ["${UNSET:-'$FOO'}", '$FOO'],
    ['${UNSET:-\\}}', '}'],
    ['"${UNSET:-"q"}"', 'q'],
  ])('reads %s as %s', (raw, expected) => {
    expect(value(raw)).toBe(expected);
  });

  it('fails with the message that is asked for', () => {
    expect(reason('${UNSET:?needed by $FOO}')).toBe('UNSET: needed by xxyy');
    expect(reason('${UNSET?}')).toBe('UNSET: is not allowed to be unset');
    expect(reason('${EMPTY:?}')).toBe('EMPTY: is not allowed to be empty');
  });
});

describe('patterns', () => {
  it.each([
    ['${FOO#x}', 'xyy'],
    ['${FOO#y}', 'xxyy'],
    ['${FOO#*x}', 'xyy'],
    ['${FOO##*x}', 'yy'],
    ['${FOO#*x*y}', 'y'],
    ['${FOO##*}', ''],
    ['${FOO#*}', 'xxyy'],
    ['${FOO#}', 'xxyy'],
    ['${FOO#??}', 'yy'],
    ['${FOO%y}', 'xxy'],
    ['${FOO%y*}', 'xxy'],
    ['${FOO%%y*}', 'xx'],
    ['${FILE##*/}', 'foo.tar.gz'],
    ['${FILE%.*}', '/tmp/foo.tar'],
    ['${FILE%%.*}', '/tmp/foo'],
    ['${STARS%%\\**}', 'a'],
    ['${STARS#a\\*}', '**b*'],
    ['${UNSET#x}', ''],
    ['${LINES#*o}', 'ne\ntwo'],
    ['${LINES##*o}', 'ne\ntwo'],
    ['${KOREAN#?}', '국어'],
  ])('trims: %s is %s', (raw, expected) => {
    expect(value(raw)).toBe(expected);
  });

  it.each([
    ['${FOO/x/z}', 'zxyy'],
    ['${FOO//x/z}', 'zzyy'],
    ['${FOO//x/}', 'yy'],
    ['${FOO/x*y/-}', '-'],
    ['${FILE//\\//-}', '-tmp-foo.tar.gz'],
    ['${FILE/$SLASH/}', 'tmp/foo.tar.gz'],
    ['${FOO/q/z}', 'xxyy'],
    ['${UNSET//x/z}', ''],
    ['${FOO/${UNSET}/w}', 'wxxyy'],
    ['${FOO//$UNSET/-}', '-x-x-y-y-'],
    ['${FOO//*/-}', '-'],
  ])('replaces: %s is %s', (raw, expected) => {
    expect(value(raw)).toBe(expected);
  });

  it.each(['${FOO#\\a}', '${FOO/x}', '${FOO//x}', '${FOO/x/y', '${FOO#x'])('refuses %s', (raw) => {
    expect(reason(raw)).toMatch(/invalid escape|syntax error/);
  });

  it('gives up on patterns that would take too long', () => {
    const result = expand('${A//x*y*z/}', '\\', () => known('x'.repeat(5000)));
    expect(result).toEqual(unknown('the pattern and the value are too long to match'));
  });
});

describe('what is not known', () => {
  it('says why', () => {
    expect(reason('a$SECRET')).toBe('nobody knows SECRET');
    expect(reason('"${SECRET:-x}"')).toBe('nobody knows SECRET');
    expect(reason('${FOO#$SECRET}')).toBe('nobody knows SECRET');
  });

  it('does not matter where it is not used', () => {
    expect(value('${FOO:-$SECRET}')).toBe('xxyy');
    expect(value('${UNSET:+$SECRET}')).toBe('');
    expect(value("'$SECRET'")).toBe('$SECRET');
  });

  it('yields to what the builder refuses', () => {
    expect(reason('$SECRET${')).toBe("syntax error: missing '}'");
  });

  it('is everything nested too deep', () => {
    expect(reason('${A:-'.repeat(5000) + '}'.repeat(5000))).toBe('variables are nested too deep');
    expect(value('${A:-'.repeat(50) + 'x' + '}'.repeat(50))).toBe('x');
  });
});
