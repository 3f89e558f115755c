import { describe, expect, it } from '@jest/globals';
import { Bug } from '../src/errors.ts';
import { readExplanation } from '../src/explanation.ts';

const WHOLE = `## Why

Because of \`this\`:

\`\`\`
RUN x
\`\`\`

## Symptoms

\`\`\`console
error: one
	goes on
error: two
\`\`\`

## Assumes

- One thing
  over two lines.
- Another - with a dash.

## Check

\`\`\`sh
docker build .
\`\`\`

## Sources

- https://example.com/1
- https://example.com/2
`;

describe('an explanation', () => {
  it('has a section for each thing it says', () => {
    expect(readExplanation('x', WHOLE)).toEqual({
      why: 'Because of `this`:\n\n```\nRUN x\n```',
      symptoms: ['error: one\n\tgoes on', 'error: two'],
      assumes: ['One thing over two lines.', 'Another - with a dash.'],
      check: 'docker build .',
      sources: ['https://example.com/1', 'https://example.com/2'],
    });
  });

  it('says why at least', () => {
    expect(readExplanation('x', '## Why\n\nBecause.\n')).toEqual({ why: 'Because.' });
    for (const text of ['', 'Because.\n', '## Why\n', '## Check\n\n```sh\nls\n```\n'])
      expect(() => readExplanation('x', text)).toThrow(new Bug('the transform x does not say why'));
  });

  it('has no other sections', () => {
    expect(() => readExplanation('x', '## Why\n\nBecause.\n\n## Because\n\nx\n')).toThrow(
      new Bug('the explanation of x has a section Because'),
    );
  });
});
