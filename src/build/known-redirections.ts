import { redirectionOf, type Redirection } from '../facts/redirections.ts';
import type { ShellWord } from '../shell/types.ts';
import { curlCalls, type CurlCall } from './curl-calls.ts';
import type { Stage } from './stage.ts';

/** A call of curl that asks a server which only sends on, and does not follow. */
export interface KnownRedirection {
  readonly call: CurlCall;
  /** Host that is asked. */
  readonly address: string;
  readonly redirection: Redirection;
}

/** Every such call of a stage; none where the answer itself may be meant. */
export function knownRedirections(stage: Stage): KnownRedirection[] {
  return curlCalls(stage).flatMap((call) => {
    const follows = ['-L', '--location', '--location-trusted'].some((name) => call.names.has(name));
    if (follows || call.doubt !== undefined || call.isRead) return [];
    const found = call.operands
      .map((word) => addressIn(call, word))
      .find((address) => redirectionOf(address) !== undefined);
    const redirection = found === undefined ? undefined : redirectionOf(found);
    if (found === undefined || redirection === undefined) return [];
    return [{ call, address: found.replace(/^https?:\/\//i, '').split('/')[0] ?? found, redirection }];
  });
}

/** The word with references replaced; where one of them is not known, as it is written. */
function addressIn({ run }: CurlCall, word: ShellWord): string {
  const value = run.value(word);
  return value.known ? value.value : word.raw.replace(/^["']|["']$/g, '');
}
