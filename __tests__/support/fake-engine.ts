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
 * exit code 1 where it contains CRASH, with 2 where it contains USAGE, and with 0 elsewhere; with STAYS it runs until it is stopped. `# PORT N` is where its ports
 * are published. A container with `--version` among its words says what follows `# VERSION`, and ends with the exit code that is the first of it.
 * The version of an engine that does not answer is empty.
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
  'context inspect') echo "$host" ;;
  'image inspect')
    exposed=$(sed -n 's/^EXPOSE \([0-9]*\)$/"\1\/tcp":{}/p' "$(image "$tag")" | head -n 1)
    cmd=$(sed -n 's/^CMD //p' "$(image "$tag")")
    [ -n "$cmd" ] || cmd='["sh"]'
    echo '[{"Size":1,"RootFS":{"Layers":["a"]},"Config":{"Cmd":'"$cmd"',"ExposedPorts":{'"$exposed"'}}}]' ;;
  create*)
    id=c$(ls "$home" | wc -l)
    cp "$(image "$tag")" "$home/$id"
    if [ "$last" = --version ]; then sed -n 's/^# VERSION //p' "$(image "$tag")" >"$home/$id-version"; fi
    echo "$id" ;;
  inspect*)
    if [ -e "$home/$last-version" ]; then
      echo '{"Running":false,"ExitCode":'"$(cut -d' ' -f1 "$home/$last-version")"'}'
      exit
    fi
    if grep -q CRASH "$home/$last"; then code=1; elif grep -q USAGE "$home/$last"; then code=2; else code=0; fi
    if grep -q STAYS "$home/$last"; then echo '{"Running":true}'; exit; fi
    echo "{\"Running\":false,\"ExitCode\":$code}" ;;
  stop*) sed -i 's/STAYS//' "$home/$last" ;;
  port*) sed -n 's/^# PORT /127.0.0.1:/p' "$home/$2" ;;
  logs*)
    if [ -e "$home/$last-version" ]; then cut -d' ' -f2- "$home/$last-version"; exit; fi
    echo 'the program says something' ;;
  ps*) echo left-container ;;
  images*) printf 'left-image\nleft-image\n' ;;
esac
`.replaceAll(String.raw`\${`, '${');

/** Its containers run for a while and expose port 3000. */
const BUILDAH = String.raw`
home=\${0%/*}
PATH=/usr/bin:/bin
for word in "$@"; do printf '%s\037' "$word"; done >>"$home/calls"
printf '\036' >>"$home/calls"
case "$1" in
  --version) echo 'buildah version 99.0 (image-spec 1.0)' ;;
  inspect) echo '{"Docker":{"config":{"Cmd":["serve"],"ExposedPorts":{"3000/tcp":{}}},"rootfs":{"diff_ids":["a"]}}}' ;;
  run) exec sleep 30 ;;
esac
`.replaceAll(String.raw`\${`, '${');

/** A program called buildah, in the same way. */
export function fakeBuildah(): FakeEngine {
  return fakeProgram('buildah', BUILDAH);
}

/** @param host Address of the engine that the client speaks to. */
export function fakeEngine(version = '99.0', host = 'unix:///var/run/docker.sock'): FakeEngine {
  return fakeProgram('docker', `version='${version}'\nhost='${host}'\n${PROGRAM}`);
}

function fakeProgram(name: string, text: string): FakeEngine {
  const path = mkdtempSync(join(tmpdir(), 'dffix-fake-engine-'));
  const program = join(path, name);
  writeFileSync(program, `#!/bin/sh\n${text}`);
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
