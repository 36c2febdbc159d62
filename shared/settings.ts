import type { ConsolePlace } from './console.ts';
import type { SignInMethod } from './model.ts';
import { defaultTemplate } from './profile-names.ts';

/** The forms a role's credentials can be copied in. */
export const credentialFormats = ['posix', 'fish', 'powershell', 'cmd', 'dotenv', 'credentials-file', 'json'] as const;

export type CredentialFormat = (typeof credentialFormats)[number];

/** How long copied credentials stay on the clipboard, in ms; 0 keeps them there. */
export const clipboardLifetimes = [30_000, 60_000, 120_000, 300_000, 0] as const;

/** How long before a portal session's hard end a person can have it said, in ms, longest first. */
export const endWarnings = [60 * 60_000, 30 * 60_000, 15 * 60_000, 5 * 60_000] as const;

/** What colors windows have; `system` follows this machine. */
export const themes = ['system', 'light', 'dark'] as const;

export type Theme = (typeof themes)[number];

export type Settings = {
  /** The form the Copy button uses: the one used last. */
  readonly copyFormat: CredentialFormat;
  /** Written into copied blocks as AWS_REGION where chosen. */
  readonly copyRegion?: string;
  readonly clipboardLifetimeMs: number;
  /** For sessions that choose none themselves. */
  readonly signInMethod: SignInMethod;
  /** Which of `endWarnings` are wanted. */
  readonly endWarningsMs: readonly number[];
  /** Where "Open console" opens it. */
  readonly consoleIn: ConsolePlace;
  /** What profiles are named after, such as `{account}-{role}`: the template used last. */
  readonly profileTemplate: string;
  readonly theme: Theme;
  /** The keys that open the quick-pick from anywhere, as Electron writes them; empty where none are wanted. */
  readonly quickPickShortcut: string;
};

/** Settings that a file of the machine's administrator fixes. */
export type ManagedSettings = { readonly signInMethod?: SignInMethod };

export const defaultSettings: Settings = {
  copyFormat: 'posix',
  clipboardLifetimeMs: 60_000,
  signInMethod: 'device',
  endWarningsMs: [30 * 60_000, 5 * 60_000],
  consoleIn: 'window',
  profileTemplate: defaultTemplate,
  theme: 'system',
  quickPickShortcut: 'CommandOrControl+Alt+K',
};
