/** The forms a role's credentials can be copied in. */
export const credentialFormats = ['posix', 'fish', 'powershell', 'cmd', 'dotenv', 'credentials-file', 'json'] as const;

export type CredentialFormat = (typeof credentialFormats)[number];

/** How long copied credentials stay on the clipboard, in ms; 0 keeps them there. */
export const clipboardLifetimes = [30_000, 60_000, 120_000, 300_000, 0] as const;

export type Settings = {
  /** The form the Copy button uses: the one used last. */
  readonly copyFormat: CredentialFormat;
  /** Written into copied blocks as AWS_REGION where chosen. */
  readonly copyRegion?: string;
  readonly clipboardLifetimeMs: number;
};

export const defaultSettings: Settings = { copyFormat: 'posix', clipboardLifetimeMs: 60_000 };
