/** What the command palette can do besides copying a role's credentials. Pure. */
import type { AppState, SessionId, SessionStatus, SessionView } from '../shared/model.ts';
import { commandNames, sessionActNames } from '../shared/palette-words.ts';
import { settingGroups, settingName, settingRows } from '../shared/setting-words.ts';
import { sessionShortcutWords, shortcutWords } from '../shared/shortcut-words.ts';
import type { ShortcutName } from '../shared/shortcuts.ts';
import type { Pane } from './store.ts';

export type Deed =
  | { readonly kind: keyof typeof sessionActNames; readonly id: SessionId }
  | { readonly kind: 'add' | 'settings' | 'shortcuts' | 'sync-all' | 'pause' | 'resume' }
  | { readonly kind: 'setting'; readonly setting: string }
  | { readonly kind: 'pane'; readonly pane: Exclude<Pane, 'session' | 'protocol'> };

export type PaletteAct = {
  readonly kind: 'act';
  /** Unique in the palette. */
  readonly id: string;
  readonly section: 'sessions' | 'commands' | 'settings';
  readonly title: string;
  /** Besides the title, what it is found by. */
  readonly keywords: string;
  readonly deed: Deed;
  /** As shown to people. */
  readonly shortcut?: string;
  /** Of the session that it leads to. */
  readonly status?: SessionStatus;
  /** Offered before anything is typed. */
  readonly isUsual: boolean;
};

const kindsFor = ({ kind }: SessionStatus): readonly (keyof typeof sessionActNames)[] => {
  if (kind === 'signed-in') return ['show', 'sync', 'renew', 'sign-out', 'protocol'];
  return kind === 'signed-out' ? ['show', 'sign-in', 'protocol'] : ['show', 'protocol'];
};

const sessionActs = (
  { session, status }: SessionView,
  position: number,
  platform: AppState['platform'],
): readonly PaletteAct[] => {
  const byNumber = sessionShortcutWords(position, platform);
  return kindsFor(status).map((kind) => ({
    kind: 'act',
    id: `${kind} ${session.id}`,
    section: 'sessions',
    title: sessionActNames[kind](session.name),
    keywords: [session.startUrl, session.region, ...(session.labels ?? [])].join('\n'),
    deed: { kind, id: session.id },
    isUsual: kind === (status.kind === 'signed-out' ? 'sign-in' : 'show'),
    ...((kind === 'show' || kind === 'sign-in') && { status }),
    ...(kind === 'show' && byNumber !== undefined && { shortcut: byNumber }),
  }));
};

const command = (name: keyof typeof commandNames, deed: Deed, shortcut?: string): PaletteAct => ({
  kind: 'act',
  id: name,
  section: 'commands',
  ...commandNames[name],
  deed,
  isUsual: true,
  ...(shortcut !== undefined && { shortcut }),
});

const settingActs: readonly PaletteAct[] = settingRows.map((row) => ({
  kind: 'act',
  id: `setting ${row.id}`,
  section: 'settings',
  title: settingName(row),
  keywords: `${row.title} ${settingGroups[row.group]} ${row.keywords}`,
  deed: { kind: 'setting', setting: row.id },
  isUsual: false,
}));

type ActState = Pick<AppState, 'sessions' | 'platform' | 'paused'>;

export const paletteActs = ({ sessions, platform, paused }: ActState): readonly PaletteAct[] => {
  const keys = (name: ShortcutName) => shortcutWords(name, platform);
  const pause = paused ? 'resume' : 'pause';
  return [
    ...sessions.flatMap((view, position) => sessionActs(view, position, platform)),
    command('add', { kind: 'add' }, keys('add-session')),
    command('profiles', { kind: 'pane', pane: 'profiles' }, keys('profiles')),
    command('tools', { kind: 'pane', pane: 'tools' }, keys('tools')),
    command('activity', { kind: 'pane', pane: 'activity' }, keys('activity')),
    command('shortcuts', { kind: 'shortcuts' }, keys('shortcuts')),
    command('settings', { kind: 'settings' }, keys('settings')),
    ...(sessions.some(({ status }) => status.kind === 'signed-in') ? [command('sync-all', { kind: 'sync-all' })] : []),
    ...(sessions.length > 0 ? [command(pause, { kind: pause })] : []),
    ...settingActs,
  ];
};
