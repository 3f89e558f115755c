import type { Context, NodeProject } from '../context/types.ts';
import { isTable, own, parseJson } from '../context/values.ts';
import { join } from './paths.ts';

/** The member of a workspace that `npm --workspace` names by its package or its directory; undefined where it is not certain. */
export function workspaceMember(context: Context, root: NodeProject, name: string): NodeProject | undefined {
  const found = directories(context, root)
    .map((directory) => context.node(directory))
    .filter((member) => member?.name === name || member?.directory === below(root, name));
  return found.length === 1 ? found[0] : undefined;
}

/** The directories that package.json lists, by their names or as all of one directory: `packages/*`. */
function directories(context: Context, root: NodeProject): string[] {
  const declared = own(parseJson(context.text(below(root, 'package.json')) ?? ''), 'workspaces');
  const list = isTable(declared) ? own(declared, 'packages') : declared;
  if (!Array.isArray(list)) return [];
  return list.flatMap((pattern: unknown) => {
    if (typeof pattern !== 'string' || /[?[{!]|\*\*/.test(pattern)) return [];
    const directory = below(root, pattern.replace(/\/\*?$/, ''));
    if (!pattern.endsWith('/*')) return pattern.includes('*') ? [] : [directory];
    return context.list(directory).map((member) => `${directory}/${member}`);
  });
}

function below({ directory }: NodeProject, path: string): string {
  return join('/', join(directory || '.', path)).slice(1);
}
