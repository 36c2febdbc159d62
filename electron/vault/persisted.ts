import * as v from 'valibot';
import type { AccountMark } from '../../shared/account-marks.ts';
import type { Application } from '../../shared/applications.ts';
import type { ChainedRole } from '../../shared/chained-roles.ts';
import { consolePlaces, type RecentDestination } from '../../shared/console.ts';
import {
  type FavouriteRole,
  type RecentRole,
  sessionColors,
  signInMethods,
  type WindowLayout,
} from '../../shared/model.ts';
import { defaultScopes } from '../../shared/session-input.ts';
import { credentialFormats, defaultSettings, type Settings, themes } from '../../shared/settings.ts';
import type { EngineSession } from '../engine/ports.ts';
import { doorsOnDisk, type KeptDoors, noDoors } from './kept-doors.ts';
import { accountMarkOnDisk, defaultLayout, favouriteOnDisk, layoutOnDisk, recentRoleOnDisk } from './kept-marks.ts';
import { applicationOnDisk, chainedRoleOnDisk } from './kept-roles.ts';

/** What Latchkey remembers from run to run; nothing of it is secret. */
export type Persisted = {
  readonly settings: Settings;
  readonly sessions: readonly EngineSession[];
  readonly recentRoles: readonly RecentRole[];
  readonly favourites: readonly FavouriteRole[];
  readonly accountMarks: readonly AccountMark[];
  readonly layout: WindowLayout;
  readonly recentDestinations: readonly RecentDestination[];
  readonly chainedRoles: readonly ChainedRole[];
  readonly applications: readonly Application[];
  readonly doors: KeptDoors;
  readonly window?: {
    readonly x?: number;
    readonly y?: number;
    readonly width: number;
    readonly height: number;
    readonly maximized: boolean;
  };
  /** Whether it was said once how to come back where no tray shows. */
  readonly toldAboutBackground: boolean;
};

export const defaultPersisted: Persisted = {
  settings: defaultSettings,
  sessions: [],
  recentRoles: [],
  favourites: [],
  accountMarks: [],
  layout: defaultLayout,
  recentDestinations: [],
  chainedRoles: [],
  applications: [],
  doors: noDoors,
  toldAboutBackground: false,
};

const finite = v.pipe(v.number(), v.finite());
const text = v.pipe(v.string(), v.nonEmpty());

const sessionOnDisk = v.object({
  id: text,
  name: text,
  startUrl: text,
  region: text,
  scopes: v.optional(v.array(v.string()), [...defaultScopes]),
  sharedAs: v.exactOptional(
    v.variant('kind', [
      v.object({ kind: v.literal('sso-session'), name: text }),
      v.object({ kind: v.literal('legacy') }),
    ]),
  ),
  signInMethod: v.exactOptional(v.picklist(signInMethods)),
  browser: v.exactOptional(
    v.variant('kind', [
      v.object({ kind: v.literal('default') }),
      v.object({ kind: v.literal('installed'), browserId: text, profileId: v.exactOptional(text) }),
      v.object({ kind: v.literal('command'), command: text }),
    ]),
  ),
  color: v.exactOptional(v.picklist(sessionColors)),
  labels: v.exactOptional(v.array(text)),
  fips: v.exactOptional(v.literal(true)),
  dualStack: v.exactOptional(v.literal(true)),
  endpoints: v.exactOptional(
    v.object({ oidc: text, portal: text, sts: v.exactOptional(text), signIn: v.exactOptional(text) }),
  ),
});

/** The settings file's shape. Missing parts get their defaults; a wrong one makes the whole file wrong. */
const persistedOnDisk = v.object({
  settings: v.optional(
    v.object({
      copyFormat: v.optional(v.picklist(credentialFormats), defaultSettings.copyFormat),
      copyRegion: v.exactOptional(text),
      clipboardLifetimeMs: v.optional(v.pipe(finite, v.minValue(0)), defaultSettings.clipboardLifetimeMs),
      signInMethod: v.optional(v.picklist(signInMethods), defaultSettings.signInMethod),
      endWarningsMs: v.optional(v.array(v.pipe(finite, v.minValue(0))), [...defaultSettings.endWarningsMs]),
      consoleIn: v.optional(v.picklist(consolePlaces), defaultSettings.consoleIn),
      profileTemplate: v.optional(text, defaultSettings.profileTemplate),
      theme: v.optional(v.picklist(themes), defaultSettings.theme),
      // Whether it is well-formed is said where it is registered: a slip here must not cost the other settings.
      quickPickShortcut: v.optional(v.string(), defaultSettings.quickPickShortcut),
    }),
    {},
  ),
  sessions: v.optional(v.array(sessionOnDisk), []),
  recentRoles: v.optional(v.array(recentRoleOnDisk), []),
  favourites: v.optional(v.array(favouriteOnDisk), []),
  accountMarks: v.optional(v.array(accountMarkOnDisk), []),
  layout: v.optional(layoutOnDisk, {}),
  recentDestinations: v.optional(
    v.array(v.object({ service: text, region: v.exactOptional(text), usedAt: finite })),
    [],
  ),
  chainedRoles: v.optional(v.array(chainedRoleOnDisk), []),
  applications: v.optional(v.array(applicationOnDisk), []),
  doors: v.optional(doorsOnDisk, {}),
  window: v.exactOptional(
    v.object({
      x: v.exactOptional(finite),
      y: v.exactOptional(finite),
      width: v.pipe(finite, v.minValue(1)),
      height: v.pipe(finite, v.minValue(1)),
      maximized: v.optional(v.boolean(), false),
    }),
  ),
  toldAboutBackground: v.optional(v.boolean(), false),
});

/** Reads the settings file's text. Throws when it is not JSON of the right shape. */
export const parsePersisted = (file: string): Persisted => {
  const { sessions, ...rest } = v.parse(persistedOnDisk, JSON.parse(file));
  const ids = new Set(sessions.map(({ id }) => id));
  if (ids.size !== sessions.length) throw new Error('two sessions share one id');
  return { ...rest, sessions };
};
