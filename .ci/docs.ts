/** Writes what the documentation says of each transform from the transforms themselves: `npm run docs`. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { configurationSchema } from '../src/config/schema.ts';
import { examplePatch } from '../src/example.ts';
import { loadTransforms } from '../src/registry.ts';
import type { NamedTransform } from '../src/transform.ts';
import { coveragePage, readTools } from './coverage.ts';

const KINDS = {
  repair: 'Repairs: what is broken',
  improve: 'Improvements: what could be better',
  style: 'Style: only when asked for',
} as const;

const transforms = await loadTransforms();

rmSync('docs/transforms', { recursive: true, force: true });
mkdirSync('docs/transforms', { recursive: true });
for (const transform of transforms) await write(`docs/transforms/${transform.id}.md`, page(transform));
await write('docs/symptoms.md', symptoms());
await write('docs/coverage.md', coveragePage(readTools(), transforms));
await write('README.md', withTable(readFileSync('README.md', 'utf8')));
mkdirSync('schema', { recursive: true });
await write('schema/dffix.schema.json', JSON.stringify(configurationSchema(transforms)), 'json');
console.log(
  `wrote ${transforms.length} pages, docs/symptoms.md, docs/coverage.md, the table of README.md and the schema`,
);

async function write(path: string, text: string, parser: 'markdown' | 'json' = 'markdown'): Promise<void> {
  writeFileSync(path, await format(text, { parser, printWidth: 110, proseWrap: 'preserve' }));
}

function page({
  id,
  summary,
  why,
  kind,
  effect,
  safety,
  risk,
  symptoms,
  assumes,
  check,
  sources,
  answers,
}: NamedTransform): string {
  const patch = examplePatch(id);
  const isAdvice = safety === 'manual' && patch === undefined;
  return [
    `# ${id}`,
    `${summary}.`,
    isAdvice
      ? `**${kind}** · told, without a patch`
      : `**${kind}** · effect: ${effect} · safety: **${safety}**${risk === undefined ? '' : ` (${risk})`}`,
    section('What you see', symptoms?.map((symptom) => `    ${symptom}`).join('\n')),
    section('Why', why),
    section('What is changed', patch && fence('diff', patch.slice(patch.indexOf('@@')))),
    section('What is taken for granted', list(assumes)),
    section('How to check', check && fence('sh', check)),
    section('Also settles', list(answers)),
    section('Sources', list(sources)),
  ].join('\n\n');
}

function section(title: string, text: string | undefined): string {
  return text === undefined || text === '' ? '' : `## ${title}\n\n${text}`;
}

function list(items: readonly string[] | undefined): string | undefined {
  return items?.map((item) => `- ${item}`).join('\n');
}

function fence(language: string, text: string): string {
  return `\`\`\`${language}\n${text.trimEnd()}\n\`\`\``;
}

function symptoms(): string {
  const rows = transforms.flatMap(({ id, symptoms = [] }) => symptoms.map((symptom) => ({ id, symptom })));
  const lines = rows
    .toSorted((a, b) => (a.symptom < b.symptom ? -1 : 1))
    .map(({ id, symptom }) => `| \`${symptom.replaceAll('|', '\\|')}\` | [${id}](transforms/${id}.md) |`);
  return [
    '# What went wrong? Find your error message',
    '| message | repaired by |\n|---|---|\n' + lines.join('\n'),
  ].join('\n\n');
}

function withTable(readme: string): string {
  const sections = Object.entries(KINDS).map(([kind, title]) => {
    const own = transforms.filter((transform) => transform.kind === kind);
    return own.length === 0 ? '' : details(`${title} (${own.length})`, table(own));
  });
  return readme.replace(
    /(<!-- transforms -->)[^]*?(<!-- \/transforms -->)/,
    (_, open: string, close: string) => `${open}\n\n${sections.join('\n\n')}\n\n${close}`,
  );
}

function details(title: string, body: string): string {
  return `<details>\n<summary>${title}</summary>\n\n${body}\n\n</details>`;
}

function table(own: readonly NamedTransform[]): string {
  const rows = own.map(
    ({ id, summary, safety }) => `| [${id}](docs/transforms/${id}.md) | ${summary} | ${safety} |`,
  );
  return ['| transform | what it does | safety |', '|---|---|---|', ...rows].join('\n');
}
