import './sidebar.css';
import { Activity, FileKey, KeyRound, Plus, Settings, Wrench } from 'lucide-react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { SessionId } from '../../shared/model.ts';
import { withKeys } from '../../shared/shortcut-words.ts';
import type { ShortcutName } from '../../shared/shortcuts.ts';
import { addSessionWords, appName, placeNames, sessionsTitle } from '../../shared/sidebar-words.ts';
import { openDialog, showPane } from '../actions.ts';
import { useContextMenu } from '../hooks/use-context-menu.ts';
import { useKeys } from '../hooks/use-keys.ts';
import { shownSession, useStore } from '../store.ts';
import { PointMenu } from '../ui/point-menu.tsx';
import { SidebarDivider } from './column-dividers.tsx';
import { MemoryOnly } from './notices.tsx';
import { SessionEntry } from './session-entry.tsx';
import { SessionItems } from './session-items.tsx';

const step: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, ArrowUp: -1 };

const moveFocus = (event: KeyboardEvent<HTMLElement>) => {
  const by = step[event.key];
  if (by === undefined) return;
  const entries = [...event.currentTarget.querySelectorAll<HTMLElement>('.session-entry')];
  const next = entries[entries.findIndex((entry) => entry.matches(':focus')) + by];
  if (next === undefined) return;
  event.preventDefault();
  next.focus();
  next.click();
};

type FootButtonProps = {
  readonly icon: ReactNode;
  readonly shortcut: ShortcutName;
  readonly isCurrent?: boolean;
  readonly onClick: () => void;
  readonly children: string;
};

const FootButton = ({ icon, shortcut, isCurrent, onClick, children }: FootButtonProps) => {
  const { words, aria } = useKeys(shortcut);
  return (
    <button
      type="button"
      aria-current={isCurrent}
      aria-keyshortcuts={aria}
      title={withKeys(children, words)}
      onClick={onClick}
    >
      {icon}
      {children}
    </button>
  );
};

const Sessions = () => {
  const sessions = useStore(({ app }) => app?.sessions);
  const shownId = useStore((state) => shownSession(state)?.session.id);
  const pane = useStore((state) => state.pane);
  const menu = useContextMenu<SessionId>();
  const subject = sessions?.find(({ session }) => session.id === menu.subject);
  return (
    <>
      <nav aria-labelledby="sessions-label" className="sessions" onKeyDown={moveFocus}>
        <h2 id="sessions-label">{sessionsTitle}</h2>
        <ul>
          {sessions?.map((view, position) => (
            <li key={view.session.id}>
              <SessionEntry
                view={view}
                position={position}
                isShown={(pane === 'session' || pane === 'protocol') && view.session.id === shownId}
                isTabStop={view.session.id === shownId}
                onMenu={(event) => menu.open(event, view.session.id)}
              />
            </li>
          ))}
        </ul>
      </nav>
      <PointMenu anchor={menu.anchor} onClose={menu.close}>
        {subject && <SessionItems view={subject} />}
      </PointMenu>
    </>
  );
};

export const Sidebar = () => {
  const pane = useStore((state) => state.pane);
  return (
    <aside className="sidebar">
      <div className="brand">
        <KeyRound aria-hidden="true" />
        {appName}
      </div>
      <Sessions />
      <div className="sidebar-foot">
        <MemoryOnly />
        <FootButton
          icon={<Plus aria-hidden="true" />}
          shortcut="add-session"
          onClick={() => openDialog({ kind: 'add' })}
        >
          {addSessionWords}
        </FootButton>
        <FootButton
          icon={<FileKey aria-hidden="true" />}
          shortcut="profiles"
          isCurrent={pane === 'profiles'}
          onClick={() => showPane('profiles')}
        >
          {placeNames.profiles}
        </FootButton>
        <FootButton
          icon={<Wrench aria-hidden="true" />}
          shortcut="tools"
          isCurrent={pane === 'tools'}
          onClick={() => showPane('tools')}
        >
          {placeNames.tools}
        </FootButton>
        <FootButton
          icon={<Activity aria-hidden="true" />}
          shortcut="activity"
          isCurrent={pane === 'activity'}
          onClick={() => showPane('activity')}
        >
          {placeNames.activity}
        </FootButton>
        <FootButton
          icon={<Settings aria-hidden="true" />}
          shortcut="settings"
          onClick={() => openDialog({ kind: 'settings' })}
        >
          {placeNames.settings}
        </FootButton>
      </div>
      <SidebarDivider />
    </aside>
  );
};
