import { describe, expect, it } from '@jest/globals';
import { memoryContext } from '../src/context/context.ts';
import { readOutput } from '../src/context/next-config.ts';
import { known } from '../src/known.ts';

const certain: [string, string, string | undefined][] = [
  ['CommonJS', "module.exports = { output: 'standalone' }", 'standalone'],
  ['CommonJS with a name', "const c = {\n  output: 'export',\n};\n\nmodule.exports = c;\n", 'export'],
  ['an ES module', 'export default { reactStrictMode: true, output: "standalone" };', 'standalone'],
  [
    'TypeScript with a type',
    "import type { NextConfig } from 'next';\n\nconst config: NextConfig = {\n  output: 'standalone',\n};\n\nexport default config;\n",
    'standalone',
  ],
  ['satisfies', "export default { output: 'standalone' } satisfies NextConfig", 'standalone'],
  ['as const', "export default { output: 'standalone' as const }", 'standalone'],
  ['a quoted name', "export default { 'output': 'export' }", 'export'],
  ['no semicolons', "const c = { output: 'export' }\nexport default c", 'export'],
  ['a JSDoc type', "/** @type {import('next').NextConfig} */\nconst c = {}\nmodule.exports = c", undefined],
  ['no output', 'export default { images: { domains: ["a.b"] } }', undefined],
  ['a comment', "export default { // output: 'standalone'\n /* output: 'export', */ }", undefined],
  ['a string', 'export default { a: "output: \'standalone\'" }', undefined],
  ['a nested output', "export default { experimental: { output: 'standalone' } }", undefined],
  ['an output in a function', "export default { webpack(c) { return { output: 'x' } } }", undefined],
  ['undefined', 'export default { output: undefined }', undefined],
  ['the last of two', "export default { output: 'export', output: 'standalone' }", 'standalone'],
  ['a literal after a spread', "export default { ...base, output: 'standalone' }", 'standalone'],
  ['a regular expression', "export default { a: /['\"{/]/, output: 'standalone' }", 'standalone'],
  ['a template', "export default { a: `{ ${b} '`, output: 'standalone' }", 'standalone'],
  [
    'a function beside it',
    "const f = () => ({ output: 'x' });\nexport default { output: 'export', a: f }",
    'export',
  ],
];

const uncertain: [string, string][] = [
  ['a condition', "export default { output: process.env.A ? 'standalone' : undefined }"],
  ['a condition behind', "export default { output: 'a' || 'b' }"],
  ['a spread after it', "export default { output: 'standalone', ...base }"],
  ['a spread', 'export default { ...base }'],
  ['a computed name', "export default { [key]: 'standalone' }"],
  ['a short hand', 'export default { output }'],
  ['a method', "export default { output() { return 'standalone' } }"],
  ['a getter', "export default { get output() { return 'standalone' } }"],
  ['a template', 'export default { output: `standalone` }'],
  ['a function', "export default () => ({ output: 'standalone' })"],
  ['a function in parentheses', "module.exports = (phase) => { return { output: 'standalone' } }"],
  ['a plugin', "const c = { output: 'standalone' };\nmodule.exports = withMDX(c);"],
  ['a plugin around the object', "module.exports = withMDX({ output: 'standalone' });"],
  ['a later change', "const c = {};\nc.output = 'standalone';\nmodule.exports = c;"],
  ['a change behind a condition', "let c = {};\nif (ci) c = { output: 'standalone' };\nexport default c;"],
  ['a change of the exports', "module.exports = {};\nmodule.exports.output = 'standalone';"],
  ['a choice', "export default {} || { output: 'standalone' }"],
  ['a comma', "export default {}, { output: 'standalone' }"],
  ['a list that is called', "const c = { output: 'standalone' }\n[c].forEach(f)\nexport default c"],
  ['an imported object', "import c from './c.js';\nexport default c;"],
  ['an export list', "const c = { output: 'standalone' };\nexport { c as default };"],
  ['nothing', ''],
  ['brackets that do not match', "export default { output: 'standalone' ]"],
  ['a string that does not end', "export default { output: 'standalone }"],
  ['an escaped name', 'export default { "\\x6futput": "standalone" }'],
  ['an escaped identifier', 'export default { \\u006futput: "standalone" }'],
  ['a slash behind a bracket', "export default { a: f() /1/ g, output: 'standalone' }"],
];

describe('output of next.config', () => {
  it.each(certain)('is known: %s', (_name, source, output) => {
    expect(readOutput(source)).toEqual(known(output));
  });

  it.each(uncertain)('is not known: %s', (_name, source) => {
    expect(readOutput(source)).toEqual({ known: false, reason: expect.stringMatching(/^[a-z]/) });
  });

  it('survives deep nesting', () => {
    expect(readOutput(`export default ${'('.repeat(50_000)}${')'.repeat(50_000)}`).known).toBe(false);
  });
});

describe('the file that Next.js loads', () => {
  const project = { 'app/package.json': '{}', 'app/next.config.ts': "export default { output: 'export' }" };

  it('is the first in its order', () => {
    const context = memoryContext({
      ...project,
      'app/next.config.mjs': 'export default {}',
      'app/next.config.cjs': '',
    });
    expect(context.node('app')?.nextConfig).toEqual({
      path: 'app/next.config.mjs',
      output: known(undefined),
    });
  });

  it('is in a directory above where there is none beside', () => {
    const context = memoryContext({ 'app/package.json': '{}', 'next.config.js': 'module.exports = {}' });
    expect(context.node('app')?.nextConfig?.path).toBe('next.config.js');
  });

  it('is absent where none is supported', () => {
    const context = memoryContext({ 'package.json': '{}', 'next.config.cjs': 'module.exports = {}' });
    expect(context.node('')?.nextConfig).toBeUndefined();
  });

  it('does not count where it is ignored', () => {
    const context = memoryContext({ ...project, '.dockerignore': 'app/next.config.*' });
    expect(context.node('app')?.nextConfig).toBeUndefined();
  });
});
