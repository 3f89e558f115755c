import { parse } from 'unbash';

/** One command of the list that a shell text is, a compound one with all that is in it. */
export interface ListItem {
  /** What stands between it and the one before; undefined for the first. */
  readonly before: '&&' | '||' | ';' | '&' | undefined;
  readonly start: number;
  readonly end: number;
}

/** The list of a shell text in source order; undefined where it cannot be parsed, or ends with a command in the background. */
export function listItems(text: string): readonly ListItem[] | undefined {
  const script = parse(text);
  if (script.errors?.[0] !== undefined || script.commands.at(-1)?.background === true) return undefined;
  let between: ListItem['before'];
  return script.commands.flatMap(({ command, background }) => {
    const nodes = command.type === 'AndOr' ? command.commands : [command];
    const operators = command.type === 'AndOr' ? command.operators : [];
    const items = nodes.map(({ pos, end }, index): ListItem => {
      const before = index === 0 ? between : operators[index - 1] === '||' ? '||' : '&&';
      return { before, start: pos, end };
    });
    between = background === true ? '&' : ';';
    return items;
  });
}
