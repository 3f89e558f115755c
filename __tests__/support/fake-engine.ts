import { chmodSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A program called docker that makes nothing, and writes down how it is called. */
export interface FakeEngine {
  /** Directory for PATH. */
  readonly path: string;
  /** The words of every call so far. */
  calls(): string[][];
}

/**
 * A build fails where its Dockerfile contains BREAK, and says what follows that word in the line; with SLEEP it takes a minute; a container ends with
 * exit code 1 where it contains CRASH, and with 0 elsewhere. The version of an engine that does not answer is empty.
 */
const PROGRAM = String.raw`
home=\${0%/*}
PATH=/usr/bin:/bin
for word in "$@"; do printf '%s\037' "$word"; done >>"$home/calls"
printf '\036' >>"$home/calls"
fail() { echo "$1" >&2; exit 1; }
for last in "$@"; do
  case $last in
    --file=*) file=\${last#--file=} ;;
    --tag=*) tag=\${last#--tag=} ;;
    dffix-verify/*) tag=$last ;;
  esac
done
image() { echo "$home/image-$(echo "$1" | tr / _)"; }
case "$1 $2" in
  version*) [ -n "$version" ] || fail 'Cannot connect to the Docker daemon'; echo "$version" ;;
  'build --help') echo '  --progress string  Set type of progress output' ;;
  build*)
    if grep -q SLEEP "$file"; then exec sleep 60; fi
    broken=$(sed -n 's/.*BREAK//p' "$file" | head -n 1)
    if grep -q BREAK "$file"; then
      echo "#5 0.1$broken" >&2
      fail 'ERROR: process "/bin/sh -c x" did not complete successfully: exit code: 1'
    fi
    cp "$file" "$(image "$tag")" ;;
  'image inspect') echo '[{"Size":1,"RootFS":{"Layers":["a"]},"Config":{"Cmd":["sh"]}}]' ;;
  create*)
    id=c$(ls "$home" | wc -l)
    cp "$(image "$tag")" "$home/$id"
    echo "$id" ;;
  inspect*)
    if grep -q CRASH "$home/$last"; then code=1; else code=0; fi
    echo "{\"Running\":false,\"ExitCode\":$code}" ;;
  logs*) echo 'the program says something' ;;
  ps*) echo left-container ;;
  images*) printf 'left-image\nleft-image\n' ;;
esac
`.replaceAll(String.raw`\${`, '${');

export function fakeEngine(version = '99.0'): FakeEngine {
  const path = mkdtempSync(join(tmpdir(), 'dffix-fake-engine-'));
  const program = join(path, 'docker');
  writeFileSync(program, `#!/bin/sh\nversion='${version}'\n${PROGRAM}`);
  chmodSync(program, 0o755);
  writeFileSync(join(path, 'calls'), '');
  return {
    path,
    calls: () =>
      readFileSync(join(path, 'calls'), 'utf8')
        .split('\u001e')
        .slice(0, -1)
        .map((call) => call.split('\u001f').slice(0, -1)),
  };
}

/** A directory with these files. */
export function repository(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'dffix-verify-test-'));
  for (const [name, text] of Object.entries(files)) {
    const file = join(root, name);
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, text);
  }
  return root;
}
