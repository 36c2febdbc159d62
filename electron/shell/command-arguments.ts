/** The shape of every command's argument. What comes from a page is unknown until it has passed here. */
import * as v from 'valibot';
import { isAccelerator } from '../../shared/accelerator.ts';
import { consolePlaces } from '../../shared/console.ts';
import type { CommandName, Commands } from '../../shared/contract.ts';
import { sessionColors, signInMethods } from '../../shared/model.ts';
import { isTemplate } from '../../shared/profile-names.ts';
import { isWellFormedRegion } from '../../shared/region.ts';
import { clipboardLifetimes, credentialFormats, endWarnings, themes } from '../../shared/settings.ts';
import { browserChoice, checkedBy, copiedForm, roleRef, sessionRef, text } from './argument-parts.ts';
import { parseAwsFileArgument } from './aws-file-arguments.ts';
import { parseConsoleArgument } from './console-arguments.ts';
import { parseDoorArgument } from './door-arguments.ts';
import { parseMarkArgument } from './mark-arguments.ts';
import { parseProxyArgument } from './proxy-arguments.ts';
import { parseRoleArgument } from './role-arguments.ts';

const nothing = v.null();

const sessionInput = {
  name: text(256),
  startUrl: text(2048),
  region: text(128),
  scopes: v.exactOptional(v.pipe(v.array(text(256)), v.maxLength(20))),
  signInMethod: v.exactOptional(v.picklist(signInMethods)),
  browser: v.exactOptional(browserChoice),
  color: v.exactOptional(v.picklist(sessionColors)),
  labels: v.exactOptional(v.pipe(v.array(text(256)), v.maxLength(50))),
  fips: v.exactOptional(v.literal(true)),
  dualStack: v.exactOptional(v.literal(true)),
};

const copyRequest = v.strictObject({ ...roleRef.entries, what: v.exactOptional(copiedForm) });

const protocolRequest = v.strictObject({
  id: text(64),
  filter: v.exactOptional(
    v.strictObject({ text: v.exactOptional(text(256)), onlyErrors: v.exactOptional(v.boolean()) }),
  ),
});

/** The empty one takes it back. */
const shortcut = v.pipe(
  text(64),
  v.check((keys) => keys === '' || isAccelerator(keys)),
);

const settings = v.strictObject({
  copyFormat: v.exactOptional(v.picklist(credentialFormats)),
  // The empty region takes a chosen one back.
  copyRegion: v.exactOptional(
    v.pipe(
      v.string(),
      v.check((region) => region === '' || isWellFormedRegion(region)),
    ),
  ),
  clipboardLifetimeMs: v.exactOptional(v.picklist(clipboardLifetimes)),
  signInMethod: v.exactOptional(v.picklist(signInMethods)),
  endWarningsMs: v.exactOptional(v.pipe(v.array(v.picklist(endWarnings)), v.maxLength(endWarnings.length))),
  consoleIn: v.exactOptional(v.picklist(consolePlaces)),
  profileTemplate: v.exactOptional(v.pipe(v.string(), v.check(isTemplate))),
  theme: v.exactOptional(v.picklist(themes)),
  quickPickShortcut: v.exactOptional(shortcut),
});

type Parsers = { readonly [Name in CommandName]: (argument: unknown) => Commands[Name]['argument'] };

/** Throws AppError `unexpected` for an argument of another shape; the message repeats nothing of it. */
export const parseArgument: Parsers = {
  addSession: checkedBy(v.strictObject(sessionInput)),
  editSession: checkedBy(v.strictObject({ ...sessionInput, id: text(64) })),
  removeSession: checkedBy(sessionRef),
  addDemo: checkedBy(nothing),
  signIn: checkedBy(v.strictObject({ id: text(64), method: v.exactOptional(v.picklist(signInMethods)) })),
  switchSignIn: checkedBy(v.strictObject({ id: text(64), method: v.picklist(signInMethods) })),
  renewSession: checkedBy(sessionRef),
  refreshSession: checkedBy(sessionRef),
  setPaused: checkedBy(v.strictObject({ paused: v.boolean() })),
  tellShown: checkedBy(v.strictObject({ id: v.nullable(text(64)) })),
  makeRenewable: checkedBy(sessionRef),
  cancelSignIn: checkedBy(sessionRef),
  signOut: checkedBy(sessionRef),
  showVerificationWindow: checkedBy(sessionRef),
  openSignInInBrowser: checkedBy(v.strictObject({ id: text(64), browser: v.exactOptional(browserChoice) })),
  copyUserCode: checkedBy(sessionRef),
  copySignInLink: checkedBy(sessionRef),
  syncCatalog: checkedBy(sessionRef),
  readCatalog: checkedBy(sessionRef),
  copyCredentials: checkedBy(copyRequest),
  clearClipboard: checkedBy(nothing),
  copyText: checkedBy(v.strictObject({ text: v.pipe(text(4096), v.nonEmpty()) })),
  readProtocol: checkedBy(sessionRef),
  copyProtocol: checkedBy(protocolRequest),
  exportProtocol: checkedBy(protocolRequest),
  changeSettings: checkedBy(settings),
  takeTyped: checkedBy(v.strictObject({ has: v.string() })),
  closeQuickPick: checkedBy(nothing),
  holdShortcut: checkedBy(v.strictObject({ isHeld: v.boolean() })),
  setStartAtLogin: checkedBy(v.strictObject({ enabled: v.boolean() })),
  exportSettings: checkedBy(nothing),
  planImport: checkedBy(nothing),
  applyImport: checkedBy(v.strictObject({ planId: text(64), chosen: v.pipe(v.array(text(128)), v.maxLength(1000)) })),
  dismissNotice: checkedBy(sessionRef),
  restoreNotice: checkedBy(sessionRef),
  ...parseAwsFileArgument,
  ...parseDoorArgument,
  ...parseProxyArgument,
  ...parseConsoleArgument,
  ...parseRoleArgument,
  ...parseMarkArgument,
};
