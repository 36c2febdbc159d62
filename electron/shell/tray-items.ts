/** What a line of the tray's menu can be. */
import type { Verdict } from '../../shared/doors.ts';
import type { CredentialValue, RoleRef, SessionId } from '../../shared/model.ts';
import type { CredentialFormat } from '../../shared/settings.ts';

export type SessionAct =
  | 'sign-in'
  | 'cancel-sign-in'
  | 'show-sign-in'
  | 'open-sign-in'
  | 'sign-out'
  | 'renew'
  | 'renew-fully';

export type TrayAction =
  | { readonly do: SessionAct; readonly id: SessionId }
  | { readonly do: 'renew-all'; readonly ids: readonly SessionId[] }
  | { readonly do: 'copy'; readonly role: RoleRef; readonly what: CredentialFormat | CredentialValue }
  | { readonly do: 'open-console'; readonly role: RoleRef; readonly accountName: string }
  | { readonly do: 'answer'; readonly id: string; readonly verdict: Verdict }
  | { readonly do: 'set-paused'; readonly paused: boolean }
  | { readonly do: 'clear-clipboard' | 'open' | 'quick-pick' | 'quit' };

export type TrayItem =
  | { readonly kind: 'text'; readonly label: string }
  | { readonly kind: 'separator' }
  | { readonly kind: 'action'; readonly label: string; readonly action: TrayAction; readonly enabled: boolean }
  | { readonly kind: 'group'; readonly label: string; readonly items: readonly TrayItem[] };

export const separator: TrayItem = { kind: 'separator' };

export const text = (label: string): TrayItem => ({ kind: 'text', label });

export const action = (label: string, act: TrayAction, enabled = true): TrayItem => ({
  kind: 'action',
  label,
  action: act,
  enabled,
});
