import { head } from '../shell/flags.ts';
import { givenOptions, type GivenOptions } from '../shell/letters.ts';
import type { StageCommand } from './commands.ts';
import type { Stage } from './stage.ts';

/** A call of curl in a RUN that fetches something. */
export interface CurlCall extends GivenOptions {
  readonly run: StageCommand;
  /** Why what it answers with today may be what is wanted. */
  readonly doubt: string | undefined;
  /** What it prints is searched, or becomes a value. */
  readonly isRead: boolean;
}

/** Options of curl that take a value. https://curl.se/docs/manpage.html */
const VALUED = {
  letters: 'AbcCdDeEFhHKmoPQrtTuUwxXyYz',
  names: new Set(
    'cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie cookie-jar data data-ascii data-binary data-raw data-urlencode dump-header form form-string header interface key limit-rate max-filesize max-redirs max-time netrc-file noproxy output output-dir proto proto-default proxy proxy-header proxy-user range rate referer request resolve retry retry-delay retry-max-time socks5 socks5-hostname speed-limit speed-time stderr time-cond tls-max upload-file url user user-agent write-out'
      .split(' ')
      .map((name) => `--${name}`),
  ),
};

const SENDS = [
  '-d',
  '--data',
  '--data-ascii',
  '--data-binary',
  '--data-raw',
  '--data-urlencode',
  '-F',
  '--form',
  '-T',
  '--upload-file',
  '-X',
  '--request',
  '--json',
];

const LOOKS_AT_ANSWER = ['-I', '--head', '-i', '--include', '-D', '--dump-header', '-w', '--write-out'];

/** Every such call of a stage. Where a file of curl's own may hold options there are none. */
export function curlCalls(stage: Stage): readonly CurlCall[] {
  if (stage.build.dockerfile.text.includes('curlrc')) return [];
  return stage.commands.flatMap((run, index, all) => {
    if (run.command.name !== 'curl' || !isReadAsItStands(run)) return [];
    const given = givenOptions(run.command.words, VALUED);
    if (!fetches(given) || given.names.has('-K') || given.names.has('--config')) return [];
    return [{ run, ...given, doubt: doubtOf(run, given), isRead: isRead(run, all[index + 1]) }];
  });
}

/** An option can be written into the words: nothing quotes them as a whole, and they are no strings of an array. */
function isReadAsItStands({ step, command }: StageCommand): boolean {
  return step.instruction.json === undefined && !command.wrappedBy.includes('-c');
}

function fetches({ operands, names }: GivenOptions): boolean {
  const isAddress = operands.some((word) => /^(?:https?:\/\/|\w+\.\w|\$|"\$|$)/.test(head(word)));
  return (isAddress || names.has('--url')) && !names.has('-V') && !names.has('--version');
}

const SEARCHES: ReadonlySet<string> = new Set(['grep', 'sed', 'awk', 'cut', 'head', 'tail', 'jq', 'tr']);

function isRead({ command }: StageCommand, next: StageCommand | undefined): boolean {
  const { after, before, isolated } = command;
  if (after === '|') return next !== undefined && SEARCHES.has(next.command.name);
  // In a substitution.
  return isolated && before !== '|' && after === undefined;
}

function doubtOf({ command }: StageCommand, { names, operands }: GivenOptions): string | undefined {
  if (LOOKS_AT_ANSWER.some((name) => names.has(name))) return 'the RUN looks at what the server answers with';
  if (SENDS.some((name) => names.has(name))) return 'it sends something, and its answer may be meant';
  if (operands.some((word) => /^(?:https?:\/\/)?(?:localhost|127\.|0\.0\.0\.0)/.test(head(word))))
    return 'it asks a server within the RUN, which may not answer as others do';
  if (command.tolerated && command.after !== '|') return 'its failure is passed over on purpose';
  return undefined;
}
