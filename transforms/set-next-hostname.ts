import { unheardCheck, type UnheardCheck } from '../src/build/next-hostname.ts';
import type { Stage } from '../src/build/stage.ts';
import { addToEnv, envInstruction, insertInstructionBefore, replaceWord } from '../src/edits/index.ts';
import type { Edit, Offer } from '../src/fix.ts';
import { is } from '../src/known.ts';
import { transform } from '../src/transform.ts';

export default transform({
  summary: 'Let the standalone server of Next.js listen where the health check asks',
  kind: 'repair',
  effect: 'image',
  safety: 'safe',
  looksFor: ['healthcheck'],
  *fixes(build) {
    for (const target of build.targets) {
      const check = unheardCheck(target);
      if (check !== undefined) yield offer(target, check);
    }
  },
});

function offer(target: Stage, found: UnheardCheck): Offer {
  const { check, listens, server } = found;
  const place = envEdits(target, found);
  const at = check.range;
  if (place === undefined)
    return {
      kind: 'left-alone',
      at,
      reason: 'what starts the server stands in a stage that others are built from',
    };
  return {
    kind: 'fix',
    message: 'the health check asks localhost, where the server does not listen: set HOSTNAME to 0.0.0.0',
    at,
    edits: [
      ...place,
      ...found.localhost.flatMap((word) => replaceWord(word, word.raw.replace('//localhost', '//127.0.0.1'))),
    ],
    because: [
      { text: 'server.js listens at the address in HOSTNAME', range: server.process.instruction.range },
    ],
    ...(is(listens, true)
      ? {}
      : {
          safety: 'unsafe',
          risk: 'Before Next.js 13.4.13 the server listens everywhere, and HOSTNAME is only printed',
        }),
  };
}

function envEdits(target: Stage, { server }: UnheardCheck): Edit[] | undefined {
  const { dockerfile } = target.build;
  const variables = { HOSTNAME: '0.0.0.0' };
  const env = target.lastEnv('PORT');
  if (env !== undefined) return addToEnv(dockerfile, env, variables);
  const { instruction } = server.process;
  return (
    target.step(instruction) && insertInstructionBefore(dockerfile, instruction, envInstruction(variables))
  );
}
