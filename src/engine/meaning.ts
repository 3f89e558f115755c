import type { Dockerfile, Instruction, Word } from '../dockerfile/types.ts';
import { shellTokens } from './shell-tokens.ts';

const SHELL_FORM = new Set(['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK']);

/** Flags that say how a file gets into the image and not what it is there. */
const BUILD_FLAGS = new Set(['link']);

/** What an instruction says, its layout aside: two that say the same give the same text. */
export function meaning(dockerfile: Dockerfile, instruction: Instruction): string {
  return JSON.stringify(describe(dockerfile, instruction));
}

/**
 * What an instruction says of the image's configuration and of the files put into it: nothing for RUN and ARG, nor for
 * the flags of FROM. What a RUN does to files is not seen.
 */
export function imageMeaning(dockerfile: Dockerfile, instruction: Instruction): string | undefined {
  const { keyword } = instruction.trigger ?? instruction;
  if (keyword === 'RUN' || keyword === 'ARG') return undefined;
  return JSON.stringify(
    describe(dockerfile, instruction, keyword === 'FROM' ? () => false : (name) => !BUILD_FLAGS.has(name)),
  );
}

function describe(
  dockerfile: Dockerfile,
  instruction: Instruction,
  counts: (flag: string) => boolean = () => true,
): unknown {
  const { keyword, flags, heredocs, trigger } = instruction;
  if (trigger !== undefined) return [keyword, describe(dockerfile, trigger, counts)];
  return [
    keyword,
    flags.filter(({ name }) => counts(name)).map(({ name, value }) => [name, value]),
    content(instruction),
    heredocs.map(({ name, quoted, stripTabs, body }) => [
      name,
      quoted,
      stripTabs,
      dockerfile.text.slice(body.start, body.end),
    ]),
  ];
}

function content(instruction: Instruction): unknown {
  const { keyword, json, pairs, body, words } = instruction;
  if (json !== undefined) return { json: json.map(({ value }) => value) };
  if (pairs.length > 0) return pairs.map(({ key, value }) => [key, value && plain(value)]);
  if (SHELL_FORM.has(keyword)) return shellTokens(body.text);
  const said = words.map(plain);
  // The builder reads AS in any letter case, and protocols in lower case.
  if (keyword === 'FROM') return said.map((word, index) => (index === 1 ? word.toUpperCase() : word));
  return keyword === 'EXPOSE' ? said.map(lowerCaseProtocol) : said;
}

function lowerCaseProtocol(port: string): string {
  const slash = port.lastIndexOf('/');
  return slash < 0 ? port : port.slice(0, slash) + port.slice(slash).toLowerCase();
}

/** The value; where references are in it, the quotes stay that decide whether they are replaced. */
function plain({ raw, value }: Word): string {
  return raw.includes('$') ? raw.replaceAll('"', '') : value;
}
