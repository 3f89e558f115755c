import type { Known } from '../../known.ts';
import type { Command } from '../../shell/types.ts';
import type { Distro, ImageGroup, ImageUser } from '../image.ts';

/** A user as a command makes it. */
export interface UserFact {
  readonly name: string;
  /** Not known where the program chooses it. */
  readonly uid: Known<number>;
  /** Name of the primary group. */
  readonly group: Known<string>;
  readonly gid: Known<number>;
  /** The command makes a group of the user's name as well. */
  readonly ownGroup: boolean;
  readonly home: Known<string>;
  /** The home is a directory of the user's after the command, if nothing was there before. */
  readonly homeCreated: Known<boolean>;
  /** A directory that is already there becomes the user's (busybox); elsewhere it keeps its owner. */
  readonly takesExistingHome: boolean;
  readonly system: boolean;
  readonly command: Command;
}

export interface GroupFact {
  readonly name: string;
  readonly gid: Known<number>;
  readonly system: boolean;
  readonly command: Command;
}

/** What a command does to the users and groups of an image. */
export type AccountChange =
  | {
      readonly kind: 'add-user';
      readonly user: UserFact;
      /** A user of that name is left as it is, and the command succeeds. */
      readonly keepsExisting: boolean;
      /** Why the command certainly fails after it has made the user. */
      readonly fails: string | undefined;
    }
  | { readonly kind: 'add-group'; readonly group: GroupFact; readonly keepsExisting: boolean }
  | { readonly kind: 'add-member'; readonly user: Known<string>; readonly group: Known<string> }
  | {
      readonly kind: 'change-user';
      readonly name: string;
      readonly newName: Known<string> | undefined;
      readonly uid: Known<number> | undefined;
      /** Name or id, as given. */
      readonly group: Known<string> | undefined;
      readonly home: Known<string> | undefined;
      /** The old home is moved to the new place. */
      readonly movesHome: boolean;
    }
  | {
      readonly kind: 'change-group';
      readonly name: string;
      readonly newName: Known<string> | undefined;
      readonly gid: Known<number> | undefined;
    }
  | {
      readonly kind: 'remove-user';
      readonly name: string;
      readonly removesHome: boolean;
      readonly ownGroup: boolean;
    }
  | { readonly kind: 'remove-group'; readonly name: string };

/** Finds users and groups; known undefined where there is certainly none. */
export interface AccountLookup {
  user(nameOrId: string | number): Known<ImageUser | undefined>;
  group(nameOrId: string | number): Known<ImageGroup | undefined>;
}

/** What a command that changes users works on. */
export interface UserSystem {
  readonly distro: Known<Distro>;
  /** Accounts that are there before the command. */
  readonly accounts: AccountLookup;
}
