import { allCodes } from '../engine/codes.ts';
import { PRESET_NAMES, PRESETS } from '../presets.ts';
import type { NamedTransform } from '../transform.ts';

/** The part of JSON Schema (draft 2020-12) that describes a configuration. */
export type Schema = Described &
  (TextSchema | FlagSchema | ListSchema | ObjectSchema | ChoiceSchema | ReferenceSchema);

interface Described {
  readonly description?: string;
}

export interface TextSchema {
  readonly type: 'string';
  readonly enum?: readonly string[];
  readonly minLength?: number;
  /** A day of the calendar. */
  readonly format?: 'date';
}

export interface FlagSchema {
  readonly type: 'boolean';
}

export interface ListSchema {
  readonly type: 'array';
  readonly items: Schema;
}

export interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties: false;
}

/** Alternatives of different types. */
export interface ChoiceSchema {
  readonly anyOf: readonly Schema[];
}

export interface ReferenceSchema {
  readonly $ref: string;
}

export interface RootSchema extends ObjectSchema {
  readonly $schema: string;
  readonly title: string;
  readonly $defs: Readonly<Record<string, Schema>>;
}

const TEXT: Schema = { type: 'string', minLength: 1 };
const TEXTS: Schema = { anyOf: [TEXT, { type: 'array', items: TEXT }] };

const SETTING: Schema = {
  description: 'Switches a transform on or off; an object switches it on.',
  anyOf: [
    { type: 'string', enum: ['on', 'off'] },
    {
      type: 'object',
      properties: {
        safety: {
          description:
            'Holds in place of its own safety: safe is applied, unsafe takes --unsafe, manual takes --only. A single fix may still be less safe.',
          type: 'string',
          enum: ['safe', 'unsafe', 'manual'],
        },
      },
      additionalProperties: false,
    },
  ],
};

const CODE: Schema = {
  description: 'Leaves the findings of a code alone.',
  type: 'string',
  enum: ['off'],
};

const VERIFY: Schema = {
  type: 'object',
  properties: {
    http: { ...TEXTS, description: 'Paths that must answer, with the port: /health:8080.' },
    run: {
      ...TEXTS,
      description: 'Commands that must succeed in a container, as docker run IMAGE takes them.',
    },
    buildArgs: { ...TEXTS, description: 'NAME=value, or NAME for the value that the environment has.' },
    secrets: { ...TEXTS, description: 'As the engine takes them: id=npm,src=.npmrc.' },
    target: { ...TEXT, description: 'The stage to build.' },
    platform: { ...TEXT, description: 'e.g. linux/arm64' },
    network: { ...TEXT, description: 'Network of builds.' },
    containerNetwork: { ...TEXT, description: 'Network of containers.' },
    user: { ...TEXT, description: 'User that containers run as.' },
    env: { ...TEXTS, description: 'NAME=value in containers.' },
    readOnly: { type: 'boolean', description: 'Containers may not write to their own files.' },
  },
  additionalProperties: false,
};

/** The schema of a configuration, for validation here and for editors. */
export function configurationSchema(all: readonly NamedTransform[]): RootSchema {
  const shared: Readonly<Record<string, Schema>> = {
    transforms: { description: 'Settings by id, or by a code to leave alone.', $ref: '#/$defs/transforms' },
    context: { ...TEXT, description: 'Directory of the build context, relative to this file.' },
    asOf: {
      description: 'The day that builds are judged by, e.g. 2026-01-31; the command line wins.',
      type: 'string',
      format: 'date',
    },
    verify: { description: 'How dffix verify builds and tries images.', $ref: '#/$defs/verify' },
  };
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Configuration of dffix',
    type: 'object',
    properties: {
      $schema: { description: 'Where this schema is, for editors.', type: 'string' },
      extends: {
        ...TEXTS,
        description: `Presets (${PRESET_NAMES.map((name) => `${name}: ${PRESETS[name].summary}`).join('; ')}) and other configuration files; later ones win over earlier ones, this file over all.`,
      },
      ...shared,
      ignore: { ...TEXTS, description: 'Dockerfiles to leave alone, as .gitignore has patterns.' },
      overrides: {
        description: 'Settings for some Dockerfiles; later ones win over earlier ones.',
        type: 'array',
        items: {
          type: 'object',
          properties: {
            files: { ...TEXTS, description: 'Which Dockerfiles, as .gitignore has patterns.' },
            ...shared,
          },
          required: ['files'],
          additionalProperties: false,
        },
      },
    },
    additionalProperties: false,
    $defs: { setting: SETTING, code: CODE, verify: VERIFY, transforms: transformsSchema(all) },
  };
}

function transformsSchema(all: readonly NamedTransform[]): Schema {
  const ids = all.map(({ id, summary }) => [id, { description: summary, $ref: '#/$defs/setting' }] as const);
  const codes = allCodes(all).map((code) => [code, { $ref: '#/$defs/code' }] as const);
  return { type: 'object', properties: Object.fromEntries([...codes, ...ids]), additionalProperties: false };
}
