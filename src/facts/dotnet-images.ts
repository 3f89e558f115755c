import { readTable } from './json.ts';
import type { ImageReference } from './reference.ts';

export type DotnetRole = 'sdk' | 'aspnet' | 'runtime' | 'runtime-deps';

/** An image of Microsoft with .NET, under any of the names that such images have had. */
export interface DotnetRelease {
  readonly role: DotnetRole;
  /** `3.1`; undefined where the tag names none. */
  readonly version: string | undefined;
  readonly isAlpine: boolean;
  /** The repository is `dotnet/core/…`. */
  readonly isCore: boolean;
}

interface Table {
  readonly source: string;
  /** Versions with their repositories: `dotnet/core/sdk`, `dotnet/sdk`. */
  readonly versions: Readonly<Record<string, readonly ('core' | 'plain')[]>>;
  /** By version of .NET Standard, the .NET with which it can be built. */
  readonly standard: Readonly<Record<string, string>>;
}

function table(): Table {
  return readTable('dotnet-images') as Table;
}

/** Reads an image's name; undefined for other images. */
export function dotnetRelease({ registry, repository, tag = '' }: ImageReference): DotnetRelease | undefined {
  const isAlpine = /(?:^|-)alpine/.test(tag);
  const version = /^(\d+\.\d+)(?:[.-]|$)/.exec(tag)?.[1];
  if (registry === 'mcr.microsoft.com') {
    const [, core, role] = /^dotnet\/(core\/)?(sdk|aspnet|runtime|runtime-deps)$/.exec(repository) ?? [];
    return role === undefined
      ? undefined
      : { role: role as DotnetRole, version, isAlpine, isCore: core !== undefined };
  }
  if (registry !== 'docker.io') return undefined;
  const role = OLD_REPOSITORIES[repository] ?? (repository === 'microsoft/dotnet' ? oldRole(tag) : undefined);
  return role && { role, version, isAlpine, isCore: true };
}

const OLD_REPOSITORIES: Readonly<Record<string, DotnetRole>> = {
  'microsoft/aspnetcore': 'aspnet',
  'microsoft/aspnetcore-build': 'sdk',
};

/** `2.2-sdk-alpine`, `aspnetcore-runtime` */
function oldRole(tag: string): DotnetRole | undefined {
  const said = /(?:^|-)(sdk|aspnetcore-runtime|runtime-deps|runtime)(?:-|$)/.exec(tag)?.[1];
  return said === 'aspnetcore-runtime' ? 'aspnet' : (said as DotnetRole | undefined);
}

/**
 * The reference of such an image in another version; undefined where there is none. `tag`, where it is given, is the whole
 * version that the tag is to name.
 */
export function dotnetReference(
  { role, isAlpine, isCore }: DotnetRelease,
  version: string,
  tag: string = version,
): string | undefined {
  const homes = table().versions[version];
  if (homes === undefined) return undefined;
  const core = homes.includes('core') && (isCore || !homes.includes('plain')) ? 'core/' : '';
  return `mcr.microsoft.com/dotnet/${core}${role}:${tag}${isAlpine ? '-alpine' : ''}`;
}

/** The .NET with which a version of .NET Standard can be built. */
export function dotnetOfStandard(version: string): string | undefined {
  return table().standard[version];
}

/** Where the images are listed. */
export function dotnetSource(): string {
  return table().source;
}
