import type { Flag } from '../dockerfile/types.ts';
import type { Build } from './build.ts';
import type { Stage } from './stage.ts';

/** A FROM that names the platform which the build is for anyway. */
export interface TargetPlatform {
  readonly stage: Stage;
  readonly flag: Flag;
}

/** Every such FROM; not where the file gives the variable a value of its own. */
export function targetPlatforms(build: Build): TargetPlatform[] {
  if (build.globalArg('TARGETPLATFORM')?.pair.value !== undefined) return [];
  return build.stages.flatMap((stage) => {
    const flag = platformOf(stage);
    const below = stage.chain.slice(1).map(platformOf);
    const same = below.every((other) => other === undefined || isTarget(other));
    return flag !== undefined && isTarget(flag) && same ? [{ stage, flag }] : [];
  });
}

/** A FROM that names one platform, whatever the build is for. */
export function fixedPlatforms(build: Build): TargetPlatform[] {
  return build.stages.flatMap((stage) => {
    const flag = platformOf(stage);
    return flag?.value === undefined || flag.value.includes('$') ? [] : [{ stage, flag }];
  });
}

function platformOf({ from }: Stage): Flag | undefined {
  return from.flags.find(({ name }) => name === 'platform');
}

function isTarget({ value }: Flag): boolean {
  return value === '$TARGETPLATFORM' || value === '${TARGETPLATFORM}';
}
