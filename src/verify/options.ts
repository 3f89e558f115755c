import type { Argv } from 'yargs';
import { UsageError } from '../errors.ts';
import { nearest } from '../nearest.ts';
import { ENGINES } from './engine.ts';
import type { EngineName } from './engine.ts';
import type { VerifyOptions } from './wishes.ts';

const NUMBERS = ['rounds', 'build-timeout', 'jobs'] as const;
const TEXTS = [
  'engine',
  'http',
  'run',
  'build-arg',
  'secret',
  'target',
  'platform',
  'network',
  'container-network',
  'user',
  'env',
] as const;

/** Options that say how to verify, as they can be typed. */
export const VERIFY_SPELLINGS: readonly string[] = ['verify', ...TEXTS, ...NUMBERS, 'read-only'];

const DEFAULT_ROUNDS = 5;
const DEFAULT_BUILD_TIMEOUT = 1200;
const DEFAULT_JOBS = 2;

type Values = Readonly<Record<string, unknown>>;

/** Declares the options; `shown` is false where they work and the help does not list them. */
export function addVerifyOptions(builder: Argv, shown: boolean): Argv {
  const hidden = { global: false, hidden: !shown };
  const text = { ...hidden, type: 'string', requiresArg: true } as const;
  const list = { ...text, array: true } as const;
  return builder
    .option('engine', { ...text, describe: `${ENGINES.join(', ')} (default: the first that answers)` })
    .option('http', { ...list, describe: 'A path that must answer: /health, /health:8080' })
    .option('run', { ...list, describe: 'A command that must succeed, as docker run IMAGE takes it' })
    .option('rounds', {
      ...text,
      describe: `Repairs from the log of the last failure, so often (default: ${DEFAULT_ROUNDS})`,
    })
    .option('build-arg', { ...list, describe: 'NAME=value, or NAME from the environment' })
    .option('secret', { ...list, describe: 'As the engine takes it: id=npm,src=.npmrc' })
    .option('target', { ...text, describe: 'The stage to build (default: the last)' })
    .option('platform', { ...text, describe: 'e.g. linux/arm64' })
    .option('network', { ...text, describe: 'Network of the build, e.g. host' })
    .option('container-network', { ...text, describe: 'Network of containers, e.g. none' })
    .option('user', { ...text, describe: 'User that containers run as, e.g. 4242:4242' })
    .option('env', { ...list, describe: 'NAME=value in containers' })
    .option('read-only', { ...hidden, type: 'boolean', describe: 'Containers cannot write to their files' })
    .option('build-timeout', {
      ...text,
      describe: `Seconds that a build may take (default: ${DEFAULT_BUILD_TIMEOUT})`,
    })
    .group(
      ['engine', 'http', 'run', 'user', 'env', 'read-only', 'container-network'],
      'What to try, and with what:',
    )
    .group(
      ['rounds', 'build-arg', 'secret', 'target', 'platform', 'network', 'build-timeout'],
      'How to build:',
    );
}

/** Reads them. Throws UsageError for a value that cannot be. */
export function readVerifyOptions(values: Values): VerifyOptions {
  return {
    engine: engine(last(values, 'engine')),
    wishes: {
      run: all(values, 'run'),
      http: all(values, 'http'),
      buildArgs: all(values, 'build-arg'),
      secrets: all(values, 'secret'),
      target: last(values, 'target'),
      platform: last(values, 'platform'),
      network: last(values, 'network'),
      containerNetwork: last(values, 'container-network'),
      user: last(values, 'user'),
      env: all(values, 'env'),
      readOnly: typeof values['read-only'] === 'boolean' ? values['read-only'] : undefined,
    },
    rounds: number(values, 'rounds') ?? DEFAULT_ROUNDS,
    roundsAreNamed: values['rounds'] !== undefined,
    buildTimeout: number(values, 'build-timeout') ?? DEFAULT_BUILD_TIMEOUT,
    jobs: number(values, 'jobs') ?? DEFAULT_JOBS,
  };
}

/** The first of them that is given, though nothing is verified. */
export function givenWithoutVerify(values: Values): string | undefined {
  return [...TEXTS, ...NUMBERS, 'read-only'].find((name) => name !== 'jobs' && values[name] !== undefined);
}

function all(values: Values, name: (typeof TEXTS)[number]): string[] {
  const value = values[name];
  const list = value === undefined ? [] : Array.isArray(value) ? value.map(String) : [String(value)];
  if (list.includes('')) throw new UsageError(`--${name} needs a value`);
  return list;
}

function last(values: Values, name: (typeof TEXTS)[number]): string | undefined {
  return all(values, name).at(-1);
}

function number(values: Values, name: (typeof NUMBERS)[number]): number | undefined {
  const value: unknown = Array.isArray(values[name]) ? values[name].at(-1) : values[name];
  if (value === undefined) return undefined;
  const isNumber = typeof value === 'string' && /^[1-9]\d{0,5}$/.test(value);
  if (!isNumber) throw new UsageError(`--${name} takes a number from 1 on, not '${String(value)}'`);
  return Number(value);
}

function engine(text: string | undefined): EngineName | undefined {
  const found = ENGINES.find((name) => name === text);
  if (text === undefined || found !== undefined) return found;
  const near = nearest(text, ENGINES);
  const hint = near === undefined ? `there are ${ENGINES.join(', ')}` : `did you mean '${near}'?`;
  throw new UsageError(`--engine '${text}': there is no such engine; ${hint}`);
}
