/** The form in which a role's credentials are copied where none is named. */
import type { AppState, RoleRef } from './model.ts';
import { isSameRole } from './role-ref.ts';
import type { CredentialFormat } from './settings.ts';

/** The one it was copied in last, else the one that any role was. */
export const usualFormat = (
  { settings, recentRoles }: Pick<AppState, 'settings' | 'recentRoles'>,
  role: RoleRef,
): CredentialFormat => recentRoles.find((each) => isSameRole(each, role))?.copyFormat ?? settings.copyFormat;

/** What the shell that a person logs in with takes. */
export const formatOfShell = (platform: string, shell: string | undefined): CredentialFormat => {
  if (platform === 'win32') return 'powershell';
  const program = shell?.split('/').at(-1);
  if (program === 'fish') return 'fish';
  return program === 'pwsh' ? 'powershell' : 'posix';
};
