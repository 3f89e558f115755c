import { describe, expect, it } from '@jest/globals';
import { parse, visit, type YAMLMap } from 'yaml';
import { pairOf, yamlDocuments } from '../src/context/yaml.ts';
import { addYamlKey } from '../src/edits/index.ts';
import { applyEdits, editedText, resolveEdits } from '../src/engine/text-edits.ts';

/** The first map of any depth that has the key, in the document of that index. */
function mapWith(text: string, key: string, document = 0): YAMLMap {
  let found: YAMLMap | undefined;
  visit(yamlDocuments(text)[document] ?? null, {
    Map: (_, map) => {
      if (pairOf(map, key) === undefined) return undefined;
      found = map;
      return visit.BREAK;
    },
  });
  if (found === undefined) throw new Error(`no map has ${key}`);
  return found;
}

function added(text: string, key = 'image', document = 0): string {
  const edits = addYamlKey(
    { file: 'a.yaml', text, map: mapWith(text, key, document), key },
    'pull',
    'Always',
  );
  return edits.known
    ? applyEdits(text, resolveEdits(editedText(text), edits.value))
    : `unknown: ${edits.reason}`;
}

describe('a key added to a YAML map', () => {
  it.each([
    ['in a block map', 'a:\n  image: x\n  b: 1\n', 'a:\n  image: x\n  pull: Always\n  b: 1\n'],
    ['behind a comment', 'image: x # why\n# next\nb: 1\n', 'image: x # why\npull: Always\n# next\nb: 1\n'],
    ['in an item, behind its dash', '- b\n- image: x\n  c: 1\n', '- b\n- image: x\n  pull: Always\n  c: 1\n'],
    [
      'in an indented item',
      'l:\n  -  image: "x"\n     c: 1\n',
      'l:\n  -  image: "x"\n     pull: Always\n     c: 1\n',
    ],
    ['at the end of a file without line break', 'b: 1\nimage: x', 'b: 1\nimage: x\npull: Always'],
    [
      'with the line breaks of the file',
      'image: x # c\r\nb: 1\r\n',
      'image: x # c\r\npull: Always\r\nb: 1\r\n',
    ],
    ['behind a byte order mark', '\uFEFFimage: x\nb: 1\n', '\uFEFFimage: x\npull: Always\nb: 1\n'],
    ['behind a quoted key', '"image": x\n', '"image": x\npull: Always\n'],
    ['in a flow map', '{ image: x, b: 1 } # c\n', '{ image: x, pull: Always, b: 1 } # c\n'],
    ['in a flow map that is the last', '- {b: 1, image: x}\n', '- {b: 1, image: x, pull: Always}\n'],
    ['in JSON', '{"image": "x"}', '{"image": "x", "pull": "Always"}'],
    [
      'in JSON over several lines',
      '{\n\t"image": "x",\n\t"b": 1\n}\n',
      '{\n\t"image": "x",\n\t"pull": "Always",\n\t"b": 1\n}\n',
    ],
    ['behind an anchored value', 'image: &i x\nb: *i\n', 'image: &i x\npull: Always\nb: *i\n'],
  ])('%s', (_, before, after) => {
    expect(added(`${before}`.startsWith('- ') ? `l:\n${before}` : before)).toBe(
      before.startsWith('- ') ? `l:\n${after}` : after,
    );
  });

  it('in one document of several', () => {
    const text = 'image: x\n---\n# two\nimage: y\n---\nimage: z\n';
    expect(added(text, 'image', 1)).toBe('image: x\n---\n# two\nimage: y\npull: Always\n---\nimage: z\n');
  });

  it('means what was there, and the key', () => {
    const text =
      'spec:\n  containers:\n    - name: a\n      image: x:1 # c\n      env: [{ name: B, value: "2" }]\n';
    const [container] = parse(text).spec.containers;
    expect(parse(added(text))).toEqual({ spec: { containers: [{ ...container, pull: 'Always' }] } });
  });

  it.each([
    ['a map that has an anchor', 'a: &a\n  image: x\nb: *a\n'],
    ['a map that takes entries over', 'd: &d { c: 1 }\na:\n  image: x\n  <<: *d\n'],
    ['a value over several lines', 'image: "x\n  y"\nb: 1\n'],
    ['a value that is a block', 'image: |\n  x\nb: 1\n'],
    ['a value that is a map', 'image:\n  x: 1\nb: 1\n'],
    ['a tag before the key', 'l:\n- !!str image: x\n'],
  ])('is unknown for %s', (_, text) => {
    expect(added(text)).toMatch(/^unknown: /);
  });
});

describe('the documents of a YAML file', () => {
  it.each([
    ['what is no YAML', 'a: [1\n'],
    ['tabs for blanks', 'a:\n\tb: 1\n'],
    ['a tab behind the dash', 'l:\n-\timage: x\n'],
    ['a template', 'a: {{ .Values.a }}\n'],
    ['a key twice', 'a: 1\na: 2\n'],
    ['a list at the top', '- a\n'],
    ['nothing', ''],
  ])('are none for %s', (_, text) => {
    expect(yamlDocuments(text)).toEqual([]);
  });
  it('are those with a map at the top', () => {
    expect(yamlDocuments('a: 1\n---\n- b\n---\nc: ${{ d }}\n').map((map) => map.toJSON())).toEqual([
      { a: 1 },
      { c: '${{ d }}' },
    ]);
  });
});
