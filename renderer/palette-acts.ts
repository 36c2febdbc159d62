/** What the command palette can do besides copying a role's credentials. Pure. */
import type { AppState, SessionId, SessionStatus, SessionView } from '../shared/model.ts';
import { commandNames, sessionActNames, settingNames } from '../shared/palette-words.ts';
import type { Pane } from './store.ts';

export type Deed =
  | { readonly kind: keyof typeof sessionActNames; readonly id: SessionId }
  | { readonly kind: 'add' | 'settings' | 'setting' | 'sync-all' }
  | { readonly kind: 'pause' | 'resume' }
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

const digits = 9;

const shortcutName = (key: string, platform: AppState['platform']): string =>
  platform === 'darwin' ? `⌘${key}` : `Ctrl ${key}`;

const kindsFor = ({ kind }: SessionStatus): readonly (keyof typeof sessionActNames)[] => {
  if (kind === 'signed-in') return ['show', 'sync', 'renew', 'sign-out', 'protocol'];
  return kind === 'signed-out' ? ['show', 'sign-in', 'protocol'] : ['show', 'protocol'];
};

const sessionActs = (
  { session, status }: SessionView,
  position: number,
  platform: AppState['platform'],
): readonly PaletteAct[] =>
  kindsFor(status).map((kind) => ({
    kind: 'act',
    id: `${kind} ${session.id}`,
    section: 'sessions',
    title: sessionActNames[kind](session.name),
    keywords: [session.startUrl, session.region, ...(session.labels ?? [])].join('\n'),
    deed: { kind, id: session.id },
    isUsual: kind === (status.kind === 'signed-out' ? 'sign-in' : 'show'),
    ...((kind === 'show' || kind === 'sign-in') && { status }),
    ...(kind === 'show' && position < digits && { shortcut: shortcutName(String(position + 1), platform) }),
  }));

const command = (name: keyof typeof commandNames, deed: Deed, shortcut?: string): PaletteAct => ({
  kind: 'act',
  id: name,
  section: 'commands',
  ...commandNames[name],
  deed,
  isUsual: true,
  ...(shortcut !== undefined && { shortcut }),
});

const settingActs: readonly PaletteAct[] = settingNames.map(({ title, keywords }) => ({
  kind: 'act',
  id: `setting ${title}`,
  section: 'settings',
  title,
  keywords,
  deed: { kind: 'setting' },
  isUsual: false,
}));

export const paletteActs = ({
  sessions,
  platform,
  paused,
}: Pick<AppState, 'sessions' | 'platform' | 'paused'>): readonly PaletteAct[] => [
  ...sessions.flatMap((view, position) => sessionActs(view, position, platform)),
  command('add', { kind: 'add' }, shortcutName('N', platform)),
  command('profiles', { kind: 'pane', pane: 'profiles' }, shortcutName('P', platform)),
  command('tools', { kind: 'pane', pane: 'tools' }),
  command('activity', { kind: 'pane', pane: 'activity' }),
  command('settings', { kind: 'settings' }, shortcutName(',', platform)),
  ...(sessions.some(({ status }) => status.kind === 'signed-in') ? [command('sync-all', { kind: 'sync-all' })] : []),
  ...(sessions.length > 0 ? [command(paused ? 'resume' : 'pause', { kind: paused ? 'resume' : 'pause' })] : []),
  ...settingActs,
];
