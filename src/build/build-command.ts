import type { Build } from './build.ts';

/** The `docker build` command for a Dockerfile, run in the root of its context; several arguments stand on lines of their own. */
export function buildCommand({ context }: Build, args: ReadonlyMap<string, string>): string {
  const flags = [...args].map(([name, value]) => `--build-arg ${quoted(`${name}=${value}`)}`);
  const file = context.dockerfile === 'Dockerfile' ? '.' : `-f ${quoted(context.dockerfile)} .`;
  return ['docker build', ...flags, file].join(flags.length > 1 ? ' \\\n  ' : ' ');
}

/** The address with a host that stands for the real one, scheme and path kept: `http://localhost:8000/api` → `http://api.example.com/api`. */
export function placeholderFor(address: string, host: string): string {
  return address.replace(
    /^([a-z]*:?\/\/)?(\[[^\]]*\]|[^/:?#]+)(:\d+)?/i,
    (_, scheme: string | undefined) => (scheme ?? '') + host,
  );
}

function quoted(text: string): string {
  return /^[\w:/.@%+,=-]*$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
