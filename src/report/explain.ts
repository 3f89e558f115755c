import type { Effect } from '../fix.ts';
import type { NamedTransform } from '../transform.ts';
import type { Style } from './style.ts';
import { capital, wrap } from './text.ts';

const EFFECTS: Readonly<Record<Effect, string>> = {
  none: 'The layout of the Dockerfile. The image stays the same.',
  build: 'How the build runs. The files and settings of the image stay the same.',
  image: 'Files or settings of the image.',
};

const INDENT = '  ';

const ADVICE = 'It is told and has no patch: what to do is yours to decide.';

/** A transform for someone who has met the symptom and wants to know what to do. `patch` is what it makes of its example. */
export function explain(transform: NamedTransform, patch: string | undefined, style: Style): string {
  const { colors } = style;
  const { id, kind, summary, symptoms, why, effect, assumes, check, sources, answers } = transform;
  const isAdvice = transform.safety === 'manual' && patch === undefined;
  const sections: readonly (readonly [string, readonly string[] | undefined])[] = [
    ['What you see', symptoms?.map((symptom) => `${INDENT}${colors.red(symptom)}`)],
    ['Why', prose(why, style)],
    ['What it changes', isAdvice ? undefined : prose(EFFECTS[effect], style)],
    ['For example', patch === undefined ? undefined : example(patch, style)],
    [`Safety: ${transform.safety}`, prose(isAdvice ? ADVICE : safety(transform), style)],
    ['It takes for granted', assumes?.flatMap((text) => bullet(text, style))],
    ['How to check', check?.split('\n').map((line) => INDENT + line)],
    ['Settles also', answers?.flatMap((code) => bullet(code, style))],
    ['Sources', sources?.map((source) => `${INDENT}${colors.cyan(source)}`)],
  ];
  const head = [`${colors.bold(id)}  ${colors.dim(kind)}`, ...wrap(`${capital(summary)}.`, style.columns)];
  const body = sections.flatMap(([title, lines]) =>
    lines === undefined || lines.length === 0 ? [] : ['', colors.bold(title), ...lines],
  );
  return `${[...head, ...body, ''].join('\n')}`;
}

/** The patch without its file headers. */
function example(patch: string, { colors }: Style): string[] {
  const paint = (line: string): string => {
    if (line.startsWith('+')) return colors.green(line);
    return line.startsWith('-') ? colors.red(line) : line;
  };
  const lines = patch.trimEnd().split('\n');
  return lines
    .slice(lines.findIndex((line) => line.startsWith('@@')) + 1)
    .map((line) => INDENT + paint(line));
}

function safety({ safety, risk, id }: NamedTransform): string {
  const named = `--only ${id}`;
  const told = risk === undefined ? '' : `${capital(risk)}.\n\n`;
  if (safety === 'safe')
    return 'It cannot break a build or an image that works today, and is applied by default.';
  if (safety === 'unsafe') return `${told}It is applied with --unsafe, or with ${named}.`;
  return `${told}It is shown, and applied only with ${named}.`;
}

function bullet(text: string, { columns }: Style): string[] {
  return wrap(text, columns - INDENT.length - 2).map(
    (line, index) => `${INDENT}${index === 0 ? '- ' : '  '}${line}`,
  );
}

/** Markdown as text: paragraphs are folded anew; fenced blocks, lists and tables stay as they are. */
function prose(markdown: string, style: Style): string[] {
  const lines: string[] = [];
  let paragraph: string[] = [];
  let fenced = false;
  const flush = (): void => {
    if (paragraph.length > 0) lines.push(...wrap(paragraph.join(' '), style.columns - INDENT.length));
    paragraph = [];
  };
  for (const line of markdown.trim().split('\n')) {
    const text = line.trim();
    const fence = text.startsWith('```');
    if (fenced || fence || text === '' || KEPT.test(text)) {
      flush();
      if (!fence) lines.push(fenced ? INDENT + style.colors.cyan(line) : text);
    } else {
      paragraph.push(text);
    }
    if (fence) fenced = !fenced;
  }
  flush();
  return lines.map((line) => (line === '' ? '' : INDENT + line));
}

const KEPT = /^(?:[-*|] |\d+\. |#)/;
