import { dotnetProjectTexts } from '../context/dotnet.ts';
import type { Instruction } from '../dockerfile/types.ts';
import { parseReference } from '../facts/reference.ts';
import { shellOf } from './commands.ts';
import type { Stage } from './stage.ts';
import type { PackageCall } from './system-packages.ts';

/** An image of https://github.com/dotnet/dotnet-docker, read from its name. */
export interface DotnetImage {
  readonly name: 'aspnet' | 'runtime' | 'runtime-deps' | 'sdk';
  readonly tag: string;
  readonly alpine: boolean;
}

/** The .NET image that a stage starts from. */
export function dotnetImage(stage: Stage): DotnetImage | undefined {
  const reference = stage.rootReference;
  const parsed = reference.known ? parseReference(reference.value) : reference;
  if (!parsed.known || parsed.value.registry !== 'mcr.microsoft.com' || parsed.value.tag === undefined)
    return undefined;
  const { repository, tag } = parsed.value;
  const name = /^dotnet\/(?:core\/|nightly\/)?(aspnet|runtime|runtime-deps|sdk)$/.exec(repository)?.[1];
  if (name === undefined) return undefined;
  return {
    name: name as DotnetImage['name'],
    tag,
    alpine: tag.split('-').some((word) => word.startsWith('alpine')),
  };
}

const INVARIANT = 'DOTNET_SYSTEM_GLOBALIZATION_INVARIANT';

/** Globalization that is turned on in an image without ICU. */
export interface MissingIcu {
  readonly image: DotnetImage;
  /** The stage that turns it on, with the ENV that does. */
  readonly stage: Stage;
  readonly env: Instruction;
  /** An `apk add` of that stage, which the package can be added to. */
  readonly call: PackageCall | undefined;
}

/** What a .NET program on Alpine misses when it is not to be invariant; undefined where it has it, or may have it. */
export function missingIcu(target: Stage): MissingIcu | undefined {
  const image = dotnetImage(target);
  if (image?.alpine !== true || image.name === 'sdk' || image.tag.includes('extra')) return undefined;
  const value = target.end.env(INVARIANT);
  if (!value.known || !['false', '0'].includes(value.value?.toLowerCase() ?? '')) return undefined;
  const stage = target.chain.find((one) => one.lastEnv(INVARIANT) !== undefined);
  const env = stage?.lastEnv(INVARIANT);
  if (stage === undefined || env === undefined || bringsIcu(target) || settlesItself(target))
    return undefined;
  return { image, stage, env, call: stage.packages.calls.findLast((call) => isAddable(call)) };
}

/** What a program needs ICU for, in an image of Alpine that is set to do without. */
export interface NeededIcu {
  readonly image: DotnetImage;
  /** The stage that starts from the image. */
  readonly stage: Stage;
  /** `Microsoft.Data.SqlClient`, or the property of the project. */
  readonly needs: string;
  /** The one project of the context needs it. */
  readonly certain: boolean;
  /** The variable has to be set too: the project leaves it to that. */
  readonly unset: boolean;
}

/**
 * Packages that refuse to work without cultures: https://github.com/dotnet/SqlClient/issues/1249,
 * https://github.com/dotnet/SqlClient/issues/3742
 */
const REFUSING = ['Microsoft.Data.SqlClient', 'Microsoft.EntityFrameworkCore.SqlServer'];

/** ICU that the projects of the context need, where nothing in the image speaks of it. */
export function neededIcu(target: Stage): NeededIcu | undefined {
  const image = dotnetImage(target);
  const stage = target.chain.at(-1);
  if (stage === undefined || image?.alpine !== true || image.name === 'sdk' || image.tag.includes('extra'))
    return undefined;
  if (target.chain.some((one) => one.lastEnv(INVARIANT) !== undefined) || bringsIcu(target)) return undefined;
  const texts = dotnetProjectTexts(target.build.context);
  const certain = texts.length === 1;
  if (texts.some((text) => text.includes('<InvariantGlobalization>false</InvariantGlobalization>')))
    return { image, stage, certain, unset: false, needs: 'InvariantGlobalization, which is false' };
  const name = REFUSING.find((one) => texts.some((text) => text.includes(`"${one}"`)));
  if (name === undefined || settlesItself(target)) return undefined;
  return { image, stage, certain, unset: true, needs: name };
}

function isAddable(call: PackageCall): boolean {
  const { options, packages } = call;
  const isGroup = options.some(({ name }) => ['-t', '--virtual'].includes(name));
  return (
    call.manager === 'apk' &&
    call.action === 'install' &&
    call.certain &&
    call.unread === undefined &&
    !isGroup &&
    packages.length > 0
  );
}

/** Packages that bring ICU as what they depend on. */
const WITH_ICU: ReadonlySet<string> = new Set([
  'nodejs',
  'nodejs-current',
  'npm',
  'yarn',
  'chromium',
  'libreoffice',
  'powershell',
  'php-intl',
]);

function bringsIcu(target: Stage): boolean {
  return target.chain.some(
    (stage) =>
      stage.steps.some((step) => step.instruction.keyword === 'RUN' && !shellOf(step).known) ||
      stage.packages.calls.some(
        ({ packages, unread }) =>
          unread !== undefined || packages.some(({ name }) => name.includes('icu') || WITH_ICU.has(name)),
      ) ||
      stage.commands.some(({ command }) => command.words.some(({ raw }) => raw.includes('icu'))) ||
      stage.copies.some(({ sources }) =>
        sources.some(({ word }) => word.raw.includes('icu') || word.raw.startsWith('/usr/lib')),
      ),
  );
}

/** The project may bring its own ICU, or be invariant whatever the variable says. */
function settlesItself(target: Stage): boolean {
  return dotnetProjectTexts(target.build.context).some(
    (text) =>
      text.includes('InvariantGlobalization') ||
      text.includes('Globalization.Invariant') ||
      text.includes('AppLocalIcu'),
  );
}

/** True where the stage, and those below it, are still the image's user before an instruction; .NET on Alpine starts as root. */
export function isImageUser(stage: Stage, instruction: Instruction): boolean {
  return stage.chain.every((one) =>
    one.steps.every(
      (step) =>
        step.instruction.keyword !== 'USER' ||
        (one === stage && step.instruction.range.start > instruction.range.start),
    ),
  );
}
