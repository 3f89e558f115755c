import { describe, expect, it } from '@jest/globals';
import { memoryContext } from '../src/context/context.ts';
import { converge } from '../src/converge.ts';
import { loadTransforms } from '../src/registry.ts';
import { finalStage } from './support/build.ts';

/** What stages do that are asked about those below them: packages, files, users, variables, shells. */
const BODIES = [
  'RUN apt-get update && apt-get install -y curl',
  'COPY package.json ./',
  'RUN npm ci',
  'WORKDIR app',
  'USER node',
  'ENV A=$A:x',
  'RUN pip install psycopg2',
  'RUN curl https://example.org | bash',
  'ENTRYPOINT ./x',
  'RUN useradd other',
  'ARG X',
  'RUN cd /tmp && make',
  'SHELL ["/bin/bash", "-c"]',
  'RUN echo $X $Y | tee /z',
  'RUN npx next build',
  'RUN dnf install gcc',
];

const BASES = [
  'node:20-slim',
  'alpine:3.20',
  'debian:stretch',
  'python:3.12-alpine',
  'fedora:40',
  'example.org/x',
];

function chain(length: number, base = 'node:20-slim'): string {
  const stages = Array.from(
    { length },
    (_, at) => `FROM s${String(at)} AS s${String(at + 1)}\n${BODIES[at % BODIES.length] ?? ''}\n`,
  );
  return `FROM ${base} AS s0\n${stages.join('')}CMD npm start\n`;
}

describe('stages FROM one another', () => {
  it.each(BASES)(
    'are asked once each, on %s, and do not fill the call stack',
    async (base) => {
      const text = chain(510, base);
      const files = {
        Dockerfile: text,
        'package.json': '{"dependencies":{"next":"14.0.0","prisma":"6.0.0"}}',
      };
      const input = { path: 'Dockerfile', text, context: memoryContext(files), unsafe: true };
      const result = converge({ ...input, transforms: await loadTransforms() });
      expect(result.bugs).toEqual([]);
      expect(result.applied.length).toBeGreaterThan(60);
    },
    60_000,
  );

  it('are followed for some hundreds; what stands on more is not known', () => {
    const known = finalStage(chain(499));
    expect(known.chain).toHaveLength(500);
    expect(known.rootReference).toEqual({ known: true, value: 'node:20-slim' });
    const { base } = finalStage(chain(501));
    expect(base).toMatchObject({ kind: 'image', reference: { known: false } });
  });
});
