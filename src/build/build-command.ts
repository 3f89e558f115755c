import type { Build } from './build.ts';

/** The `docker build` command for a Dockerfile, run in the root of its context; several arguments stand on lines of their own. */
export function buildCommand({ context }: Build, args: ReadonlyMap<string, string>): string {
  const flags = [...args].map(([name, value]) => `--build-arg ${quoted(`${name}=${value}`)}`);
  const file = context.dockerfile === 'Dockerfile' ? '.' : `-f ${quoted(context.dockerfile)} .`;
  return ['docker build', ...flags, file].join(flags.length > 1 ? ' \\\n  ' : ' ');
}

/**
 * The address with a host that stands for the real one, scheme and path kept: `http://api.example.com/v1` for
 * `http://localhost:8000/v1`. `name` is the variable's: it tells an API from the site itself.
 */
export function placeholderFor(address: string, name: string): string {
  const isSite = /SITE|APP|WEB|FRONT/.test(name) && !/API|BACK|SOCKET/.test(name);
  return address.replace(
    /^([a-z]*:?\/\/)?(\[[^\]]*\]|[^/:?#]+)(:\d+)?/i,
    (_, scheme: string | undefined) => `${scheme ?? ''}${isSite ? 'www' : 'api'}.example.com`,
  );
}

function quoted(text: string): string {
  return /^[\w:/.@%+,=-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
