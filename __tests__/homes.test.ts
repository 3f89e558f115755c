import { describe, expect, it } from '@jest/globals';
import { listEnd } from '../src/build/commands.ts';
import { homeWriter } from '../src/build/home.ts';
import { setOption } from '../src/edits/index.ts';
import { command, edit, instruction } from './support/dockerfile.ts';
import { finalStage } from './support/build.ts';

describe('where more can be written behind a RUN', () => {
  const end = (run: string): string | undefined => {
    const text = `FROM alpine:3.20\n${run}\n`;
    const stage = finalStage(text);
    const [step] = stage.steps;
    const found = step && listEnd(step);
    return found?.known ? text.slice(found.value.range.start, found.value.range.end) : undefined;
  };

  it('is the last command of its list', () => {
    expect(end('RUN a && b')).toBe('b');
    expect(end('RUN a || true && b 2>/dev/null || true')).toBe('true');
    expect(end('RUN a; b # c')).toBe('b');
    expect(end('RUN a | b')).toBe('a | b');
    expect(end('RUN <<EOF\na\nb\nEOF')).toBe('b');
  });

  it('is the whole of a compound command', () => {
    expect(end('RUN if a; then b; fi')).toBe('if a; then b; fi');
    expect(end('RUN a && { b; c; } >x')).toBe('{ b; c; } >x');
    expect(end('RUN a && (b)')).toBe('(b)');
  });

  it('lies outside what a shell is given as a word', () => {
    expect(end('RUN a && sh -c "b && c"')).toBe('sh -c "b && c"');
  });

  it('lies inside it where that is the whole RUN', () => {
    expect(end('RUN ["sh", "-c", "a && b"]')).toBe('b');
  });

  it('is nowhere where what is written would not run, or would not wait', () => {
    expect(end('RUN a; exit 0')).toBeUndefined();
    expect(end('RUN a &')).toBeUndefined();
    expect(end('RUN exec a')).toBeUndefined();
    expect(end('RUN ["a", "b"]')).toBeUndefined();
  });

  it('is watched under set -e, unless it is part of a list', () => {
    const after = (body: string) => {
      const [step] = finalStage(`FROM alpine:3.20\nRUN ${body}\n`).steps;
      const found = step && listEnd(step);
      return found?.known ? found.value.after : 'unknown';
    };
    expect(after('set -e; a')).toBe(';');
    expect(after('set -e; a && b')).toBeUndefined();
    expect(after('a; b')).toBeUndefined();
  });
});

describe('who writes to the home', () => {
  const writer = (rest: string) => homeWriter(finalStage(`FROM node:20-alpine\n${rest}\n`))?.manager;

  it.each([
    ['CMD ["npm", "start"]', 'npm'],
    ['CMD npx serve', 'npm'],
    ['ENTRYPOINT exec yarn start', 'yarn'],
    ['CMD ["sh", "-c", "pnpm start"]', 'pnpm'],
    ['ENTRYPOINT ["corepack", "yarn", "start"]', 'corepack'],
    ['USER app\nRUN npm ci', 'npm'],
  ])('%j: %s', (rest, manager) => {
    expect(writer(rest)).toBe(manager);
  });

  it.each([
    'CMD ["node", "server.js"]',
    'HEALTHCHECK CMD npm run health',
    'RUN npm ci\nUSER app',
    'USER app\nRUN npm cache clean --force',
    'USER app\nRUN npm --version',
    'ENTRYPOINT ["su-exec", "app", "npm", "start"]',
    'USER app\nRUN corepack enable',
  ])('%j: nobody', (rest) => {
    expect(writer(rest)).toBeUndefined();
  });
});

describe('an account', () => {
  it('keeps its home where a failure would go unnoticed but cannot happen', () => {
    const stage = finalStage('FROM alpine:3.20\nRUN adduser -D -u 2000 web || true\nUSER web\n');
    expect(stage.files.entry('/home/web')).toMatchObject({
      value: { kind: 'directory', owner: { value: 'web' } },
    });
  });

  it('of an ordinary id is not what a package makes', () => {
    const user = (id: number) =>
      finalStage(`FROM alpine:3.20\nRUN apk add curl\nUSER ${id}\n`).end.user.known;
    expect(user(4242)).toBe(true);
    expect(user(101)).toBe(false);
  });

  it('takes its group along when it is removed', () => {
    const stage = finalStage('FROM node:20-alpine\nRUN deluser node\n');
    expect(stage.users.group(1000, 1)).toEqual({ known: true, value: undefined });
    expect(stage.users.lacks('node', 1)).toBe(true);
  });

  it('names who holds its id, unless that one may be gone', () => {
    const holder = (run: string) => {
      const stage = finalStage(`FROM node:20-alpine\nARG X\nRUN ${run}\nRUN adduser -D -u 1000 web\n`);
      const last = stage.commands.at(-1);
      return last && stage.users.holder(last.command)?.spec;
    };
    expect(holder('true')).toBe('node');
    expect(holder('deluser $(id -un 1000)')).toBeUndefined();
  });
});

describe('setOption', () => {
  const set = (run: string) =>
    edit(`FROM a\nRUN ${run}\n`, (dockerfile) =>
      setOption(command(instruction(dockerfile, 'RUN'), 'useradd'), ['-d', '--home-dir'], '/home/x'),
    ).slice('FROM a\nRUN '.length, -1);

  it('replaces the value that is there', () => {
    expect(set('useradd -d / x')).toBe('useradd -d /home/x x');
    expect(set('useradd --home-dir="/" x')).toBe('useradd --home-dir=/home/x x');
  });

  it('gives the option behind the name of the command', () => {
    expect(set('id && useradd -r x')).toBe('id && useradd -d /home/x -r x');
  });
});
