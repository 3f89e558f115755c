import { describe, expect, it } from '@jest/globals';
import { insertInstructionAfter, removeInstruction } from '../src/edits/index.ts';
import { gitApply } from './support/git.ts';
import { fix, made, replacing, run, textAfter } from './support/transforms.ts';

const TEXT = 'FROM alpine\n# a comment\nRUN echo one two three\nENV A=1 B=2\nCMD ["x"]\n';

describe('one pass', () => {
  it('applies fixes of several transforms at once', () => {
    const result = run(TEXT, [replacing('b', 'two', '2'), replacing('a', 'A=1', 'A=3')]);
    expect(textAfter(TEXT, result)).toBe(TEXT.replace('two', '2').replace('A=1', 'A=3'));
    expect(result.status).toBe('fixable');
    expect(result.applied.map(({ transform }) => transform)).toEqual(['b', 'a']);
    expect(result.bugs).toEqual([]);
  });
  it('says nothing where nothing is offered', () => {
    const result = run(TEXT, [replacing('a', 'absent', 'x')]);
    expect(result).toMatchObject({ status: 'unchanged', changes: [], applied: [], withheld: [], bugs: [] });
  });
  it('applies the edits of one fix together', () => {
    const both = made('both', function* ({ dockerfile: { text } }) {
      const [one, two] = [text.indexOf('one'), text.indexOf('three')];
      if (one >= 0) {
        yield fix([
          { start: two, end: two + 5, text: '3' },
          { start: one, end: one + 3, text: '1' },
        ]);
      }
    });
    expect(textAfter(TEXT, run(TEXT, [both]))).toContain('RUN echo 1 two 3\n');
  });
  it('keeps the order of insertions of one fix at the same place', () => {
    const twice = made('twice', function* ({ dockerfile: { text } }) {
      const at = text.indexOf(' three');
      if (!text.includes('first')) {
        yield fix([
          { start: at, end: at, text: ' first' },
          { start: at, end: at, text: ' second' },
        ]);
      }
    });
    expect(textAfter(TEXT, run(TEXT, [twice]))).toContain('RUN echo one two first second three\n');
  });
});

const inserting = (id: string) =>
  made(id, function* ({ dockerfile }) {
    const [from] = dockerfile.instructions;
    if (from !== undefined && !dockerfile.text.includes(`LABEL ${id}=1`))
      yield fix(insertInstructionAfter(dockerfile, from, `LABEL ${id}=1`));
  });

describe('edits that touch', () => {
  it('are proposed anew on the next text: a containing edit does not swallow the other', () => {
    const result = run(TEXT, [replacing('inner', 'two', '2'), replacing('outer', 'one two three', 'all')]);
    // `outer` starts first and wins; `inner` then finds nothing to do.
    expect(textAfter(TEXT, result)).toContain('RUN echo all\n');
    expect(result.applied.map(({ transform }) => transform)).toEqual(['outer']);
  });
  it('are proposed anew on the next text: the one that starts first goes first', () => {
    const result = run(TEXT, [
      replacing('a-later', 'two three', '2 three'),
      replacing('z-earlier', 'one two', '1 two'),
    ]);
    expect(textAfter(TEXT, result)).toContain('RUN echo 1 2 three\n');
    expect(result.applied).toHaveLength(2);
  });
  it('may be neighbours: two insertions at one place come in order of the names, one pass each', () => {
    const result = run(TEXT, [inserting('b'), inserting('a')]);
    expect(textAfter(TEXT, result)).toMatch(/^FROM alpine\nLABEL b=1\nLABEL a=1\n# a comment\n/);
  });
  it('of one fix are refused where they overlap, and nothing else is', () => {
    const overlapping = made('overlapping', function* ({ dockerfile: { text } }) {
      const at = text.indexOf('one two');
      yield fix([
        { start: at, end: at + 6, text: '1' },
        { start: at + 2, end: at + 7, text: '2' },
      ]);
    });
    const result = run(TEXT, [overlapping, replacing('b', 'A=1', 'A=2')]);
    expect(textAfter(TEXT, result)).toBe(TEXT.replace('A=1', 'A=2'));
    expect(result.bugs).toHaveLength(1);
    expect(result.bugs[0]?.message).toContain('overlap');
  });
});

describe('the result does not depend on the order of the transforms', () => {
  const transforms = [
    replacing('c', 'one', 'uno'),
    replacing('a', 'one two', 'one, two'),
    replacing('b', 'three', 'two three'),
    replacing('d', 'B=2', 'B=3'),
  ];
  const orders = [transforms, transforms.toReversed(), [...transforms.slice(2), ...transforms.slice(0, 2)]];
  it('forward, reverse, rotated', () => {
    const [first, ...others] = orders.map((order) => run(TEXT, order));
    for (const other of others) expect(other).toEqual(first);
  });
});

describe('an endless story', () => {
  const cycle = [
    replacing('ab', 'one', 'uno'),
    replacing('bc', 'uno', 'eins'),
    replacing('ca', 'eins', 'one'),
  ];

  it('of three transforms ends with nothing changed, and names all three', () => {
    const result = run(TEXT, [...cycle, replacing('other', 'B=2', 'B=3')]);
    expect(result).toMatchObject({ status: 'bug', changes: [], applied: [] });
    expect(result.bugs.map(({ transform }) => transform)).toEqual(['ab', 'bc', 'ca']);
  });
  it('that grows ends after the twentieth pass', () => {
    const growing = replacing('growing', 'one', 'one one');
    const result = run(TEXT, [growing]);
    expect(result).toMatchObject({ status: 'bug', changes: [] });
    expect(result.bugs).toEqual([{ transform: 'growing', message: 'it still offers fixes after 20 passes' }]);
  });
  it('is not one where nineteen passes are enough', () => {
    const counting = made('counting', function* ({ dockerfile: { text } }) {
      const at = text.indexOf('one') + 3;
      if (!text.includes('one' + 'x'.repeat(19))) yield fix([{ start: at, end: at, text: 'x' }]);
    });
    expect(textAfter(TEXT, run(TEXT, [counting]))).toContain(`one${'x'.repeat(19)} two`);
  });
});

describe('a transform that is wrong', () => {
  const good = replacing('good', 'B=2', 'B=3');

  it('by throwing is left out, the others go on', () => {
    const throwing = made('throwing', function* ({ dockerfile: { text } }) {
      const at = text.indexOf('one');
      yield fix([{ start: at, end: at + 3, text: '1' }]);
      throw new Error('no such thing');
    });
    const result = run(TEXT, [throwing, good]);
    expect(textAfter(TEXT, result)).toBe(TEXT.replace('B=2', 'B=3'));
    expect(result.bugs).toEqual([{ transform: 'throwing', message: 'no such thing' }]);
  });
  it('by breaking the syntax is refused alone', () => {
    const result = run(TEXT, [replacing('breaking', 'ENV', 'ENVY'), good, replacing('also', 'one', '1')]);
    expect(textAfter(TEXT, result)).toBe(TEXT.replace('B=2', 'B=3').replace('one', '1'));
    expect(result.bugs).toHaveLength(1);
    expect(result.bugs[0]).toMatchObject({ transform: 'breaking' });
  });
  it('by breaking the shell is refused alone', () => {
    const result = run(TEXT, [replacing('quoting', 'one', '"one'), good]);
    expect(textAfter(TEXT, result)).toBe(TEXT.replace('B=2', 'B=3'));
    expect(result.bugs.map(({ transform }) => transform)).toEqual(['quoting']);
  });
  it('by lying about its effect is refused alone', () => {
    const result = run(TEXT, [replacing('lying', 'A=1', 'A=0', { effect: 'build' }), good]);
    expect(textAfter(TEXT, result)).toBe(TEXT.replace('B=2', 'B=3'));
    expect(result.bugs.map(({ transform }) => transform)).toEqual(['lying']);
  });
  it('makes room for a fix that touched the refused one', () => {
    const result = run(TEXT, [
      replacing('a-lying', 'A=1 B', 'A=0 B', { effect: 'none' }),
      replacing('b', 'B=2', 'B=3'),
    ]);
    expect(textAfter(TEXT, result)).toBe(TEXT.replace('B=2', 'B=3'));
  });
  it('by changing nothing is told', () => {
    const result = run(TEXT, [replacing('idle', 'one', 'one'), good]);
    expect(textAfter(TEXT, result)).toBe(TEXT.replace('B=2', 'B=3'));
    expect(result.bugs.map(({ transform }) => transform)).toEqual(['idle']);
  });
  it('by editing outside of the text is told', () => {
    const outside = made('outside', () => [fix([{ start: 5, end: 5000, text: '' }])]);
    expect(run(TEXT, [outside]).bugs).toHaveLength(1);
  });
});

const offering = (safety: 'safe' | 'manual', own: 'safe' | 'manual') =>
  made(
    'x',
    ({ dockerfile: { text } }) => {
      const at = text.indexOf('one');
      return at < 0 ? [] : [fix([{ start: at, end: at + 3, text: '1' }], { safety: own })];
    },
    { safety },
  );

describe('safety', () => {
  const unsafe = replacing('unsafe', 'one', '1', { safety: 'unsafe' });
  const manual = replacing('manual', 'two', '2', { safety: 'manual' });

  it('safe fixes are applied, the others are withheld', () => {
    const result = run(TEXT, [unsafe, manual, replacing('safe', 'A=1', 'A=3')]);
    expect(textAfter(TEXT, result)).toBe(TEXT.replace('A=1', 'A=3'));
    expect(result.withheld.map(({ transform, safety }) => [transform, safety])).toEqual([
      ['manual', 'manual'],
      ['unsafe', 'unsafe'],
    ]);
  });
  it('unsafe fixes are applied where they are wanted', () => {
    expect(textAfter(TEXT, run(TEXT, [unsafe, manual], { unsafe: true }))).toBe(TEXT.replace('one', '1'));
  });
  it('what is named runs alone, and is applied whatever its safety is', () => {
    const result = run(TEXT, [unsafe, manual, replacing('safe', 'A=1', 'A=3')], { only: ['manual'] });
    expect(textAfter(TEXT, result)).toBe(TEXT.replace('two', '2'));
    expect(result.withheld).toEqual([]);
  });
  it('a withheld fix comes with its patch on the final text', () => {
    const result = run(TEXT, [manual, replacing('safe', 'FROM alpine\n#', 'FROM alpine\nUSER x\n#')]);
    const after = textAfter(TEXT, result);
    expect(gitApply({ Dockerfile: after }, result.withheld[0]?.patch ?? '', ['Dockerfile'])).toEqual({
      Dockerfile: after.replace('two', '2'),
    });
    expect(result.withheld[0]).toMatchObject({ line: 3, newLine: 4, risk: 'it may differ' });
  });
  it('a withheld fix that the guard refuses is not shown', () => {
    const result = run(TEXT, [replacing('breaking', 'ENV', 'ENVY', { safety: 'manual' }), manual]);
    expect(result.withheld.map(({ transform }) => transform)).toEqual(['manual']);
    expect(result.bugs.map(({ transform }) => transform)).toEqual(['breaking']);
  });
  it('withheld fixes that touch are all shown', () => {
    const touching = [unsafe, replacing('unsafe-too', 'one two', 'x', { safety: 'unsafe' })];
    expect(run(TEXT, touching).withheld).toHaveLength(2);
  });
  it('a manual fix without edits is told, and applied by nobody', () => {
    const advising = made('advising', () => [fix([], { advice: 'do it' })], { safety: 'manual' });
    for (const options of [{}, { unsafe: true }, { only: ['advising'] }]) {
      const result = run(TEXT, [advising, manual], options);
      expect(textAfter(TEXT, result)).toBe(TEXT);
      expect(result).toMatchObject({ status: 'unchanged', applied: [], bugs: [] });
      expect(result.withheld[0]).toMatchObject({ transform: 'advising', advice: 'do it', patch: '' });
    }
    const beside = run(TEXT, [advising, replacing('safe', 'A=1', 'A=3')]);
    expect(textAfter(TEXT, beside)).toBe(TEXT.replace('A=1', 'A=3'));
    expect(beside.withheld).toHaveLength(1);
  });
  it.each(['safe', 'unsafe'] as const)('a fix without edits that is %s is told as a defect', (safety) => {
    const result = run(TEXT, [made('idle', () => [fix([])], { safety })]);
    expect(result).toMatchObject({ withheld: [], bugs: [{ transform: 'idle' }] });
  });
  it('a fix may be less safe than its transform, never safer', () => {
    expect(run(TEXT, [offering('safe', 'manual')]).withheld).toHaveLength(1);
    expect(run(TEXT, [offering('manual', 'safe')]).withheld).toHaveLength(1);
  });
  it('a fix that deletes a comment is unsafe', () => {
    const deleting = replacing('deleting', '# a comment\nRUN', 'RUN');
    expect(run(TEXT, [deleting]).withheld[0]).toMatchObject({ transform: 'deleting', safety: 'unsafe' });
    expect(textAfter(TEXT, run(TEXT, [deleting], { unsafe: true }))).toBe(TEXT.replace('# a comment\n', ''));
  });
  it('a fix that writes the comment elsewhere is as safe as before', () => {
    const moving = replacing('moving', '# a comment\nRUN echo', 'RUN \\\n# a comment\necho', {
      effect: 'none',
    });
    expect(run(TEXT, [moving]).applied).toHaveLength(1);
  });
  it('a comment between the lines of a removed instruction counts too', () => {
    const text = 'FROM a\nRUN x \\\n# why\n  y\nCMD z\n';
    const removing = made('removing', ({ dockerfile }) =>
      dockerfile.instructions
        .filter(({ keyword }) => keyword === 'RUN')
        .map((each) => fix(removeInstruction(dockerfile, each))),
    );
    expect(run(text, [removing]).withheld).toHaveLength(1);
  });
  it('a fix in a RUN that cannot be read is manual', () => {
    const text = 'FROM a\nRUN echo one "two\nENV A=1\n';
    expect(run(text, [replacing('x', 'one', '1'), replacing('y', 'A=1', 'A=2')])).toMatchObject({
      withheld: [{ transform: 'x', safety: 'manual' }],
      applied: [{ transform: 'y' }],
    });
  });
  it('an instruction after a RUN that cannot be read may be safe', () => {
    const text = 'FROM a\nRUN echo "two\nENV A=1\n';
    const inserting = made('x', ({ dockerfile }) =>
      dockerfile.text.includes('USER')
        ? []
        : dockerfile.instructions
            .slice(1, 2)
            .map((each) => fix(insertInstructionAfter(dockerfile, each, 'USER b'))),
    );
    expect(textAfter(text, run(text, [inserting]))).toBe('FROM a\nRUN echo "two\nUSER b\nENV A=1\n');
  });
});

describe('a comment that asks to ignore a finding', () => {
  const settling = replacing('settling', 'one', '1', { answers: ['hadolint/DL3008', 'tally/x'] });
  const withComment = (comment: string) => TEXT.replace('# a comment', comment);

  it.each([
    ['right above the instruction', withComment('# hadolint ignore=DL3000, DL3008')],
    ['further up in the same comment', withComment('# tally ignore=x\n# because')],
    ['with the name of the transform', withComment('# dffix ignore=settling')],
    ['anywhere, for the whole file', `# hadolint global ignore=DL3008\n\n${TEXT}`],
  ])('%s keeps the fix away, though the transform is named', (_, text) => {
    for (const options of [{ unsafe: true }, { only: ['settling'] }])
      expect(run(text, [settling], options)).toMatchObject({
        changes: [],
        withheld: [],
        leftAlone: [{ transform: 'settling', reason: expect.stringContaining('a comment asks for it: #') }],
      });
  });
  it.each([
    ['above another instruction', TEXT.replace('ENV', '# hadolint ignore=DL3008\nENV')],
    ['of another finding', withComment('# hadolint ignore=DL3009')],
    ['of another tool', withComment('# other ignore=DL3008')],
    ['that is not right above', withComment('# hadolint ignore=DL3008\n')],
  ])('%s does not', (_, text) => {
    expect(textAfter(text, run(text, [settling]))).toBe(text.replace('one', '1'));
  });
});

describe('what is told of a fix', () => {
  it('its lines before and after, through all passes, and those of its evidence', () => {
    // The first pass writes two lines above; the second changes what one of them holds, and what stands below.
    const above = replacing('above', 'FROM alpine\n', 'FROM alpine\nUSER a\nUSER b\n');
    const once = made('a-once', ({ dockerfile: { text } }) =>
      text.includes('USER') ? [] : [...above.fixes({ dockerfile: { text } } as never)],
    );
    const below = made('below', function* ({ dockerfile: { text } }) {
      const [user, cmd] = [text.indexOf('USER b'), text.indexOf('"x"')];
      if (user < 0 || cmd < 0) return;
      yield fix([{ start: cmd, end: cmd + 3, text: '"y"' }], {
        because: [
          { text: 'a user', range: { start: user, end: user + 6 } },
          { text: 'the command', range: { start: cmd, end: cmd + 3 } },
          { text: 'a fact', source: 'https://example.com' },
        ],
      });
    });
    const [first, second] = run(TEXT, [once, below]).applied;
    expect(first).toMatchObject({ transform: 'a-once', line: 1, newLine: 1 });
    expect(second).toMatchObject({ transform: 'below', line: 5, newLine: 7 });
    expect(second?.because.map(({ line }) => line)).toEqual([1, 5, undefined]);
  });
  it('nothing of a place that the same transform leaves alone because it has just mended it', () => {
    const mending = made('mending', function* ({ dockerfile: { text } }) {
      const start = text.indexOf('A=');
      const at = { start, end: start + 3 };
      if (text.includes('A=2')) yield { kind: 'left-alone', at, reason: 'it is 2' };
      else yield fix([{ ...at, text: 'A=2' }]);
    });
    const result = run(TEXT, [mending]);
    expect(result.applied).toHaveLength(1);
    expect(result.leftAlone).toEqual([]);
    expect(run(textAfter(TEXT, result), [mending]).leftAlone).toHaveLength(1);
  });
  it('why places are left alone, with lines of the original', () => {
    const leaving = made('leaving', ({ dockerfile: { text } }) => [
      { kind: 'left-alone', at: { start: text.indexOf('CMD'), end: text.length }, reason: 'nobody knows' },
    ]);
    const inserting = replacing('inserting', 'FROM alpine\n#', 'FROM alpine\nUSER a\n#');
    expect(run(TEXT, [leaving, inserting]).leftAlone).toEqual([
      { transform: 'leaving', line: 5, reason: 'nobody knows' },
    ]);
  });
});

describe('a Dockerfile that does not parse', () => {
  it('is told with its lines and left as it is', () => {
    const result = run('FROM a\n\nNONSENSE x\n', [replacing('a', 'FROM a', 'FROM b')]);
    expect(result).toMatchObject({ status: 'problem', changes: [], applied: [], problems: [{ line: 3 }] });
  });

  const mends = { mends: 'problem' } as const;
  const BROKEN = 'FROM a\n\nRUNN x\nRUNNN y\n';
  const runn = replacing('runn', 'RUNN x', 'RUN x', mends);
  const runnn = replacing('runnn', 'RUNNN y', 'RUN y', mends);

  it('is mended by transforms that are there for it, and then by all', () => {
    const result = run(BROKEN, [replacing('other', 'FROM a', 'FROM b'), runn, runnn]);
    expect(textAfter(BROKEN, result)).toBe('FROM b\n\nRUN x\nRUN y\n');
    expect(result).toMatchObject({ status: 'fixable', problems: [], bugs: [] });
    expect(result.applied.map(({ transform, line }) => [transform, line])).toEqual([
      ['other', 1],
      ['runn', 3],
      ['runnn', 4],
    ]);
  });
  it('that is mended in part is still told, and no other transform runs', () => {
    const result = run(BROKEN, [replacing('other', 'FROM a', 'FROM b'), runn]);
    expect(textAfter(BROKEN, result)).toBe('FROM a\n\nRUN x\nRUNNN y\n');
    expect(result).toMatchObject({ status: 'problem', problems: [{ line: 4 }], bugs: [] });
  });
  it('waits with what mends nothing, though its transform mends problems elsewhere', () => {
    const idle = replacing('idle', 'FROM a', 'FROM b', mends);
    const alone = run(BROKEN, [idle]);
    expect(alone).toMatchObject({ status: 'problem', changes: [], applied: [], bugs: [] });
    expect(textAfter(BROKEN, run(BROKEN, [idle, runn, runnn]))).toBe('FROM b\n\nRUN x\nRUN y\n');
  });
  it('is not mended where another problem takes the place of the first', () => {
    const worse = replacing('worse', 'RUNN x', 'COPPY x', mends);
    expect(run(BROKEN, [worse])).toMatchObject({ status: 'problem', changes: [], applied: [] });
  });
  it('keeps an unsafe mending for those who ask for it', () => {
    const unsafe = replacing('unsafe', 'RUNN x', 'RUN x', { ...mends, safety: 'unsafe' });
    const shown = run(BROKEN, [unsafe, runnn]);
    expect(shown).toMatchObject({
      status: 'problem',
      problems: [{ line: 3 }],
      withheld: [{ transform: 'unsafe' }],
    });
    expect(run(BROKEN, [unsafe, runnn], { unsafe: true })).toMatchObject({ status: 'fixable', problems: [] });
  });
});

describe('the bytes of a file', () => {
  it.each([
    ['CRLF', 'FROM a\r\nRUN one\r\n', 'FROM a\r\nUSER x\r\nRUN one\r\n'],
    ['mixed line breaks', 'FROM a\nRUN one\r\nCMD x\n', 'FROM a\nUSER x\nRUN one\r\nCMD x\n'],
    ['a byte order mark', '\uFEFFFROM a\nRUN one', '\uFEFFFROM a\nUSER x\nRUN one'],
  ])('%s', (_, text, after) => {
    const inserting = made('x', ({ dockerfile }) =>
      dockerfile.text.includes('USER')
        ? []
        : dockerfile.instructions
            .slice(0, 1)
            .map((each) => fix(insertInstructionAfter(dockerfile, each, 'USER x'))),
    );
    expect(textAfter(text, run(text, [inserting]))).toBe(after);
  });
});

const ignoring = (name: string) =>
  made(`ignoring-${name}`, function* ({ context }) {
    const text = context.text('.dockerignore') ?? '';
    if (!text.split(/\r?\n/).includes(name))
      yield fix([{ start: text.length, end: text.length, text: `${name}\n`, file: '.dockerignore' }], {
        message: `ignore ${name}`,
      });
  });

describe('companion files', () => {
  it('are created; what touches comes in the next pass', () => {
    const result = run(TEXT, [ignoring('b'), ignoring('a')]);
    expect(result.changes).toEqual([{ path: '.dockerignore', before: undefined, after: 'a\nb\n' }]);
  });
  it('are edited in their own line breaks', () => {
    const result = run(TEXT, [ignoring('a')], { files: { '.dockerignore': 'x\r\n' } });
    expect(result.changes).toEqual([{ path: '.dockerignore', before: 'x\r\n', after: 'x\r\na\r\n' }]);
  });
  it('stand after the Dockerfile, all or nothing with its edits', () => {
    const both = made('both', function* ({ dockerfile: { text } }) {
      const at = text.indexOf('one');
      if (at < 0) return;
      yield fix([
        { start: 0, end: 0, text: 'x\n', file: 'b' },
        { start: 0, end: 0, text: 'y\n', file: 'a' },
        { start: at, end: at + 3, text: '1' },
      ]);
    });
    expect(run(TEXT, [both]).changes.map(({ path }) => path)).toEqual(['Dockerfile', 'a', 'b']);
    const broken = made('broken', function* ({ dockerfile: { text } }) {
      const at = text.indexOf('ENV');
      yield fix([
        { start: 0, end: 0, text: 'x\n', file: 'b' },
        { start: at, end: at + 3, text: 'NONSENSE' },
      ]);
    });
    expect(run(TEXT, [broken])).toMatchObject({ status: 'unchanged', changes: [] });
  });
});
