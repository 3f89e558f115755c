import type { Build } from '../src/build/build.ts';
import { lackingProbe, type LackingProbe } from '../src/build/health-probes.ts';
import type { Request } from '../src/build/http-requests.ts';
import { installInstruction } from '../src/build/install-place.ts';
import { insertInstructionBefore, insertListItemAfter } from '../src/edits/index.ts';
import type { Edit } from '../src/fix.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Check health with a program that the image has',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['healthcheck'],
  *fixes(build) {
    for (const stage of build.targets) {
      const probe = lackingProbe(stage);
      if (probe === undefined) continue;
      const { image, tool, range, request, substitute } = probe;
      const replaced = request && substitute && asked(probe, request);
      const edits = replaced === undefined ? installed(build, probe) : [{ ...range, text: replaced }];
      const lack = `${image.image}:${image.tag} comes without ${tool}, and the health check always fails`;
      if (edits === undefined)
        yield {
          kind: 'left-alone',
          at: range,
          reason: `only root may install ${tool}, which the health check calls`,
        };
      else
        yield {
          kind: 'fix',
          message: `${lack}: ${replaced === undefined ? `install ${tool}` : `ask with ${substitute?.program ?? tool}`}`,
          at: range,
          edits,
          because: [
            { text: `nothing in the image has ${tool}`, range: stage.from.range, source: image.source },
          ],
        };
    }
  },
});

/** The words of the substitute, as the place has them. */
function asked({ substitute, form }: LackingProbe, { url, timeout }: Request): string | undefined {
  if (substitute === undefined) return undefined;
  const { program, firstAddressOnly } = substitute;
  const address = firstAddressOnly ? url.replace(/^http:\/\/localhost(?=[:/]|$)/, 'http://127.0.0.1') : url;
  const words = {
    wget: ['wget', '-q', '-O', '/dev/null', ...(timeout ? ['-T', String(timeout)] : []), address],
    node: ['node', '-e', fetching(address, timeout)],
    python: ['python', '-c', opening(address, timeout)],
  }[program];
  if (form === 'array') return words.map((word) => JSON.stringify(word)).join(', ');
  const text = words.map((word) => (/[\s()&?;$]/.test(word) ? `"${word}"` : word)).join(' ');
  return form === 'quoted' ? JSON.stringify(text).slice(1, -1) : text;
}

function fetching(address: string, timeout: number | undefined): string {
  const options = timeout ? `, { signal: AbortSignal.timeout(${timeout * 1000}) }` : '';
  return `fetch('${address}'${options}).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))`;
}

function opening(address: string, timeout: number | undefined): string {
  return `import urllib.request; urllib.request.urlopen('${address}'${timeout ? `, timeout=${timeout}` : ''})`;
}

function installed({ dockerfile }: Build, { call, step, manager, tool }: LackingProbe): Edit[] | undefined {
  const last = call?.packages.at(-1);
  if (last !== undefined) return insertListItemAfter(dockerfile, last.word, tool);
  return step && insertInstructionBefore(dockerfile, step.instruction, installInstruction(manager, [tool]));
}
