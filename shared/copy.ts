/** The words. Every error code, status and notice is put into language here, for window, tray and notifications alike. */
import type { ErrorCode, ErrorView } from './errors.ts';
import type { CredentialValue } from './model.ts';
import type { CredentialFormat } from './settings.ts';

type Words = { readonly title: string; readonly body: (detail?: string) => string };

const words: Record<ErrorCode, Words> = {
  offline: {
    title: 'No network',
    body: () => 'The network could not be reached. Try again once it is back.',
  },
  'timed-out': {
    title: 'No answer in time',
    body: () => 'The service did not answer in time. Try again in a while.',
  },
  throttled: {
    title: 'Too many requests',
    body: () => 'AWS asked to slow down. Try again in a minute.',
  },
  'service-failed': {
    title: 'AWS could not answer',
    body: () => 'The service answered with an error of its own. Try again in a while.',
  },
  'certificate-refused': {
    title: 'Certificate not trusted',
    body: (detail) =>
      `The connection was refused because its certificate is not trusted${detail ? ` (${detail})` : ''}. Check the clock of this machine. Where a company's network issues certificates of its own, add their authority to the system's, or name its file in AWS_CA_BUNDLE.`,
  },
  'proxy-password-needed': {
    title: 'The proxy asks for a password',
    body: (detail) =>
      `${detail ?? 'The proxy'} lets nobody through without a name and a password. Give them when Latchkey asks; it goes on by itself then.`,
  },
  'proxy-failed': {
    title: 'The proxy does not let Latchkey through',
    body: (detail) =>
      `No connection came about through the proxy${detail ? ` ${detail}` : ''}. Check the proxy settings of this machine, HTTPS_PROXY and NO_PROXY, or ask whoever runs the proxy.`,
  },
  denied: {
    title: 'Sign-in denied',
    body: () => 'The request was denied on the sign-in page. Sign in again when you want to.',
  },
  expired: {
    title: 'The code ran out',
    body: () =>
      'The request was not allowed in time, or what came of it could not be used any more. Sign in again to start anew.',
  },
  cancelled: { title: 'Sign-in cancelled', body: () => 'Nothing was changed.' },
  'sign-in-again': {
    title: 'Sign-in needed',
    body: () => 'AWS ended this session. Sign in again to go on.',
  },
  'no-access': {
    title: 'Not assigned any more',
    body: (detail) =>
      `${detail ?? 'This role'} is not assigned to you any more. Ask your administrator, or choose another role. You stay signed in.`,
  },
  'start-url-unknown': {
    title: 'AWS does not know this start URL',
    body: (detail) =>
      `No organization answers to this start URL in ${detail ?? 'this region'}. Check the start URL and the region: Edit changes both.`,
  },
  'region-elsewhere': {
    title: 'Another region of your organization',
    body: (detail) => `AWS asks for this in ${detail ?? 'another region'}. Edit changes the region of the session.`,
  },
  'start-url-leads-nowhere': {
    title: 'Start URL leads nowhere',
    body: () =>
      'This address is not one of AWS, and it does not send on to an access portal. Open it in your browser and copy the address that shows then.',
  },
  'start-url-leads-elsewhere': {
    title: 'Start URL leads elsewhere',
    body: (detail) =>
      `This start URL leads to ${detail ?? 'another host'}, which is not an access portal of AWS, so Latchkey did not go on. Check it with your administrator.`,
  },
  'client-refused': {
    title: 'Registration refused',
    body: (detail) =>
      `AWS refused to register Latchkey for this session${detail ? `: ${detail}` : ''}. Check its scopes and region.`,
  },
  'registration-expired': {
    title: 'Registration ran out',
    body: () =>
      'The registration this sign-in was made with ran out, so it could not be renewed. Sign in again: Latchkey registers anew by itself.',
  },
  'token-ran-out': {
    title: 'Sign-in ran out',
    body: () => 'This sign-in could not be renewed and came to its end. Sign in again to go on.',
  },
  'callback-not-heard': {
    title: 'No port for the answer',
    body: () =>
      'Latchkey could not listen on this machine for the answer of your browser. Sign in with a code in the sign-in window instead.',
  },
  'method-managed': {
    title: 'Set by your administrator',
    body: () => 'How to sign in is set by your administrator for this machine.',
  },
  'managed-settings-ignored': {
    title: 'Managed settings not used',
    body: (detail) =>
      `${detail ?? 'The file of managed settings'} is not used, or not all of it. It must belong to the administrator, nobody else may write to it, and it may hold settings that Latchkey knows. Tell your administrator.`,
  },
  'endpoint-changed': {
    title: 'Signed in at another endpoint',
    body: () =>
      'This sign-in belongs to another endpoint than the one set now, so it was not sent there. Sign in again, or take the endpoint override back.',
  },
  'endpoint-insecure': {
    title: 'Endpoint refused',
    body: (detail) =>
      `${detail ?? 'The endpoint override'} is not https. Plain http is for loopback addresses only. Change or unset the override.`,
  },
  'name-missing': { title: 'Name missing', body: () => 'Give it a name that you will know it by.' },
  'name-taken': {
    title: 'Name already used',
    body: (detail) => `Another one is called ${detail ?? 'so'}. Choose a different name.`,
  },
  'start-url-missing': {
    title: 'Start URL missing',
    body: () => 'Paste the address of your AWS access portal, such as https://example.awsapps.com/start.',
  },
  'start-url-blank-around': {
    title: 'Blank around the start URL',
    body: () => 'There is a blank before or after the start URL. Remove it.',
  },
  'start-url-account-id': {
    title: 'That is an account id',
    body: (detail) =>
      `${detail ?? 'This'} looks like an AWS account id. The start URL is the address of your access portal, such as https://example.awsapps.com/start.`,
  },
  'start-url-not-https': {
    title: 'Start URL needs https',
    body: (detail) => `The start URL must begin with https. Write https://${detail ?? 'example.awsapps.com/start'}`,
  },
  'start-url-malformed': {
    title: 'Not a start URL',
    body: () => 'This is not an https address. A start URL looks like https://example.awsapps.com/start.',
  },
  'region-missing': {
    title: 'Region missing',
    body: () => 'Enter the region of your IAM Identity Center, such as us-east-1.',
  },
  'region-malformed': {
    title: 'Not a region',
    body: (detail) =>
      detail ? `This is not a region. Did you mean ${detail}?` : 'A region looks like us-east-1 or eu-west-1.',
  },
  'scope-malformed': {
    title: 'Not a scope',
    body: (detail) => `${detail ?? 'This'} is not a scope. A scope looks like sso:account:access.`,
  },
  'browser-command-missing': {
    title: 'Command missing',
    body: () => 'Enter the command that opens your browser. {url} in it stands for the address.',
  },
  'label-too-long': {
    title: 'Label too long',
    body: (detail) => `${detail ? `“${detail}…”` : 'A label'} has more than 32 characters. Shorten it.`,
  },
  'labels-too-many': {
    title: 'Too many labels',
    body: (detail) => `A session has room for ${detail ?? 'a few'} labels. Remove some.`,
  },
  'session-unknown': { title: 'Session not found', body: () => 'This SSO session was removed.' },
  'keyring-unavailable': {
    title: 'No keychain',
    body: () =>
      'This desktop offers no keychain, so sign-ins stay in memory and end when Latchkey quits. Start a Secret Service such as GNOME Keyring or KWallet to keep them.',
  },
  'vault-set-aside': {
    title: 'Sign in again',
    body: (detail) =>
      `The saved sign-ins could not be decrypted, as happens after a keychain reset or when a profile is copied. They were set aside as ${detail ?? 'a backup'}; sign in again to go on.`,
  },
  'settings-set-aside': {
    title: 'Settings could not be read',
    body: (detail) =>
      `The settings file was damaged and set aside as ${detail ?? 'a backup'}. Latchkey started with a new one.`,
  },
  'file-unreadable': {
    title: 'File cannot be read',
    body: (detail) =>
      `${detail ?? 'A file'} cannot be read. Check that it is there, what is in it, and its permissions.`,
  },
  'file-unwritable': {
    title: 'File cannot be written',
    body: (detail) =>
      `${detail ?? 'A file'} cannot be written. Check its permissions and the free space. Nothing was lost; this run goes on from memory.`,
  },
  'file-changed': {
    title: 'File changed meanwhile',
    body: (detail) =>
      `${detail ?? 'The file'} was changed by something else, so it was left as it is. Look at the changes again.`,
  },
  'import-not-settings': {
    title: 'Not a file of settings',
    body: () => 'This is not a file of settings that Latchkey exported. Nothing was changed.',
  },
  'import-newer': {
    title: 'File of a newer Latchkey',
    body: () => 'A newer Latchkey wrote this file. Update Latchkey to read it. Nothing was changed.',
  },
  'import-too-large': {
    title: 'File too large',
    body: () => 'The file may have 1 MB, and 200 entries of a kind. Nothing was changed.',
  },
  'import-malformed': {
    title: 'Not as it must be',
    body: (detail) =>
      detail ? `${detail} does not belong here, or has a value it cannot have.` : 'This is not what belongs here.',
  },
  'import-hidden-characters': {
    title: 'Characters that cannot be seen',
    body: (detail) => `${detail ?? 'It'} has characters that cannot be seen, such as control characters.`,
  },
  'import-outdated': {
    title: 'Changed meanwhile',
    body: () => 'Your own settings were changed after this was shown. Nothing was applied; import the file again.',
  },
  'import-source-missing': {
    title: 'What it belongs to is not there',
    body: (detail) => `${detail ?? 'What it names'} is needed for it, and is refused or not in the file.`,
  },
  'login-entry-foreign': {
    title: 'Not Latchkey’s own file',
    body: (detail) =>
      `${detail ?? 'The autostart entry'} was made by something else, so it was left as it is. Remove or rename it, then try again.`,
  },
  'login-start-refused': {
    title: 'Not accepted by the system',
    body: () => 'The system did not take this on. Look for Latchkey in its own settings of what starts at login.',
  },
  'signed-out-locally': {
    title: 'Signed out on this machine only',
    body: () =>
      'AWS could not be told, so the session may live on there until it ends. Everything kept here is forgotten.',
  },
  'signed-out-elsewhere': {
    title: 'Signed out by another tool',
    body: () => 'An AWS tool on this machine ended this shared sign-in. Sign in again to go on.',
  },
  'sign-in-needed-to-copy': {
    title: 'Sign in first',
    body: () => 'Credentials and consoles are there once you are signed in.',
  },
  'browser-refused': {
    title: 'Address not opened',
    body: (detail) =>
      detail
        ? `${detail} could not be started. Choose another browser for this session, or copy the link.`
        : 'The address is not https, so it was not opened.',
  },
  'console-refused': {
    title: 'Console sign-in refused',
    body: (detail) =>
      `AWS did not accept this role's credentials for the console${detail ? ` (${detail})` : ''}. Open it through the access portal instead.`,
  },
  'production-unconfirmed': {
    title: 'This account is production',
    body: (detail) => `Its console opens once you say so for ${detail ?? 'this account'}.`,
  },
  'console-link-missing': {
    title: 'No link for this role',
    body: () =>
      'The access portal has no page for a role that is assumed from another one. Open its console from Latchkey.',
  },
  'port-in-use': {
    title: 'Port already used',
    body: (detail) =>
      `Another program listens on port ${detail ?? 'chosen'}. End it, or choose another port and copy the settings again.`,
  },
  unquotable: {
    title: 'Name cannot be written safely',
    body: (detail) =>
      `No way of quoting makes ${detail ?? 'this name'} read the same in every AWS tool. Choose a name without quotes, dollar signs, backslashes or percent signs.`,
  },
  'endpoint-closed': {
    title: 'Endpoint closed',
    body: () => 'The container credentials endpoint is off. Turn it on first.',
  },
  'role-arn-malformed': {
    title: 'Not the ARN of a role',
    body: () => 'The ARN of a role looks like arn:aws:iam::111122223333:role/Deploy.',
  },
  'application-arn-malformed': {
    title: 'Not the ARN of an application',
    body: () =>
      'The ARN of an Identity Center application looks like arn:aws:sso::111122223333:application/ssoins-…/apl-…',
  },
  'arn-partition': {
    title: 'Another partition',
    body: (detail) =>
      `Credentials do not cross AWS partitions. ARN and region must be in ${detail ?? 'the same one as the session'}.`,
  },
  'external-id-malformed': {
    title: 'Not an external id',
    body: () => 'An external id has 2 to 1224 letters, digits and _ + = , . @ : / -',
  },
  'role-session-name-malformed': {
    title: 'Not a role session name',
    body: () => 'A role session name has 2 to 64 letters, digits and _ + = , . @ -',
  },
  'role-duration-malformed': {
    title: 'Not a duration AWS accepts',
    body: () => 'A role is assumed for 15 minutes to 12 hours: 900 to 43200 seconds.',
  },
  'role-duration-chained': {
    title: 'At most one hour',
    body: () =>
      'AWS gives a role one hour at most when another role assumes it, and the credentials of a permission set are those of a role. Choose 3600 seconds or less.',
  },
  'chain-cyclic': {
    title: 'The chain leads back to itself',
    body: (detail) =>
      `${detail ?? 'This role'} would be assumed, in the end, with its own credentials. Choose another source.`,
  },
  'chain-too-deep': {
    title: 'The chain is too long',
    body: (detail) => `At most ${detail ?? 'five'} roles can be assumed one through the other. Choose a nearer source.`,
  },
  'chained-role-unknown': {
    title: 'Role not found',
    body: () => 'This chained role was removed, or leads to another role now. Choose it again.',
  },
  'chained-role-in-use': {
    title: 'Something else needs this role',
    body: (detail) => `${detail ?? 'Another entry'} uses the credentials of this role. Change or remove that first.`,
  },
  'assume-role-refused': {
    title: 'Role could not be assumed',
    body: (detail) =>
      `AWS did not let you assume ${detail ?? 'this role'}. Its trust policy must allow the source role, and may ask for an external id; the source role must be allowed sts:AssumeRole on it.`,
  },
  'assume-role-invalid': {
    title: 'AWS did not understand the request',
    body: (detail) =>
      `AWS found something wrong with the request to assume ${detail ?? 'this role'}. Check its ARN, duration, session name and external id.`,
  },
  'sts-region-off': {
    title: 'STS is off in this region',
    body: (detail) =>
      `The account has no STS in ${detail ?? 'this region'}. Choose another region for the role, or turn it on in IAM.`,
  },
  'profile-needs-mfa': {
    title: 'Profile asks for an MFA code',
    body: (detail) =>
      `The profile ${detail ?? 'asked for'} has an mfa_serial. Latchkey cannot answer for an MFA device; use the AWS CLI, or a role that needs none.`,
  },
  'profile-needs-host': {
    title: 'Profile takes credentials from its host',
    body: (detail) =>
      `The profile ${detail ?? 'asked for'} has a credential_source, which works on machines in AWS only. Give it a source_profile that signs in with IAM Identity Center.`,
  },
  'application-unknown': { title: 'Application not found', body: () => 'This application was removed.' },
  'application-changed': {
    title: 'Changed meanwhile',
    body: (detail) =>
      `${detail ?? 'The application'} was changed, or its session signed out, while AWS was asked. The token was dropped; ask again.`,
  },
  'application-refused': {
    title: 'Application refused the request',
    body: (detail) =>
      `AWS gave no token for ${detail ?? 'this application'}. Its grants must allow this one, and its policy must allow the signing role sso-oauth:CreateTokenWithIAM.`,
  },
  'grant-refused': {
    title: 'Grant not accepted',
    body: (detail) =>
      `AWS did not accept what the token for ${detail ?? 'this application'} was asked for with. It may have expired, been used already, or come from an issuer the application does not trust.`,
  },
  'scopes-refused': {
    title: 'Scopes not given',
    body: (detail) =>
      `AWS does not give ${detail ?? 'this application'} the scopes that were asked for. Leave them out to get what it may have.`,
  },
  'refresh-token-missing': {
    title: 'No refresh token',
    body: (detail) =>
      `No refresh token is kept for ${detail ?? 'this application'}. Ask for a token with another grant first.`,
  },
  'identity-context-missing': {
    title: 'No identity context',
    body: (detail) =>
      `No live token with an identity context is kept for ${detail ?? 'this application'}. Ask for one with the scope sts:identity_context.`,
  },
  'identity-role-missing': {
    title: 'No role to assume',
    body: (detail) =>
      `${detail ?? 'This application'} has no role for identity-enhanced credentials. Edit it and name one.`,
  },
  unexpected: {
    title: 'Something went wrong',
    body: (detail) => (detail ? `${detail}.` : 'Try again. If it happens again, restart Latchkey.'),
  },
};

export const errorTitle = (error: ErrorView): string => words[error.code].title;
export const errorBody = (error: ErrorView): string => words[error.code].body(error.detail);

/** Where there is no window yet to say it in. */
export const startFailedTitle = (error: ErrorView): string => `Latchkey could not start: ${errorTitle(error)}`;

export const formatNames: Record<CredentialFormat, string> = {
  posix: 'bash / zsh',
  fish: 'fish',
  powershell: 'PowerShell',
  cmd: 'cmd',
  dotenv: '.env',
  'credentials-file': 'credentials file',
  json: 'JSON',
};

export const valueNames: Record<CredentialValue, string> = {
  'access-key-id': 'Access key ID',
  'secret-access-key': 'Secret access key',
  'session-token': 'Session token',
};

/** What an error is about, where it has no name of its own. */
export const subjectNames = { settingsFile: 'The settings file', defaultBrowser: 'The default browser' } as const;

/** The button beside Copy that opens the other forms. */
export const moreFormsWords = 'More forms';

/** What is done about it while there is no network. */
export const offlineAdvice = 'Latchkey goes on by itself as soon as the network is back.';

/** A notice was put away. */
export const noticeDismissedWords = (title: string): string => `Put away: ${title}`;
