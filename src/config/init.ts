import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { UsageError } from '../errors.ts';
import { PRESET_NAMES, PRESETS } from '../presets.ts';
import { systemCode, systemReason } from '../text.ts';
import { configsIn } from './find.ts';

const FILE = 'dffix.config.yaml';

const PRESET_LINES = PRESET_NAMES.map((name) => `#   ${name}: ${PRESETS[name].summary}`).join('\n');

/** A configuration to start from: it says what holds without one, and what else can be said. */
export const TEMPLATE = `# Configuration of dffix. The file closest to a Dockerfile holds for it.
# yaml-language-server: $schema=./node_modules/dffix/schema/dffix.schema.json

# Presets, and other configuration files by their paths; later ones win over earlier ones.
${PRESET_LINES}
extends: recommended

# Transforms by id ('dffix list' shows them): on, off, or an object with the safety that holds in place of their own.
# Codes of other tools: off.
# transforms:
#   make-script-executable: off
#   use-eclipse-temurin: { safety: safe }
#   DL4006: off

# Dockerfiles to leave alone, as .gitignore has patterns.
# ignore:
#   - vendor/

# The directory of the build context, where dffix cannot know it.
# context: .

# The day that builds are judged by, so that an answer can be repeated.
# asOf: 2026-01-31

# How 'dffix verify' builds and tries images.
# verify:
#   http: /health:8080
#   buildArgs: [NODE_ENV=production]

# Settings for some Dockerfiles.
# overrides:
#   - files: services/legacy/
#     asOf: 2024-06-30
#     transforms:
#       fetch-packages-from-archive: off
`;

/** Writes it into a directory that has none; returns its name. Throws UsageError. */
export function initialize(directory: string): string {
  const [old] = configsIn(directory);
  if (old !== undefined)
    throw new UsageError(`there is a configuration already, ${basename(old)}, and it stays as it is`);
  try {
    writeFileSync(join(directory, FILE), TEMPLATE, { flag: 'wx' });
  } catch (error) {
    if (systemCode(error) === undefined) throw error;
    throw new UsageError(`${FILE} cannot be written: ${systemReason(error)}`);
  }
  return FILE;
}
