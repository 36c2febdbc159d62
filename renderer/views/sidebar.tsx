import './sidebar.css';
import { Activity, FileKey, KeyRound, Plus, Settings, Wrench } from 'lucide-react';
import type { KeyboardEvent } from 'react';
import { openDialog, showPane } from '../actions.ts';
import { shownSession, useStore } from '../store.ts';
import { SidebarDivider } from './column-dividers.tsx';
import { MemoryOnly } from './notices.tsx';
import { SessionEntry } from './session-entry.tsx';

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

export const Sidebar = () => {
  const sessions = useStore(({ app }) => app?.sessions);
  const shownId = useStore((state) => shownSession(state)?.session.id);
  const pane = useStore((state) => state.pane);
  return (
    <aside className="sidebar">
      <div className="brand">
        <KeyRound aria-hidden="true" />
        Latchkey
      </div>
      <nav aria-labelledby="sessions-label" className="sessions" onKeyDown={moveFocus}>
        <h2 id="sessions-label">SSO sessions</h2>
        <ul>
          {sessions?.map((view) => (
            <li key={view.session.id}>
              <SessionEntry
                view={view}
                isShown={(pane === 'session' || pane === 'protocol') && view.session.id === shownId}
                isTabStop={view.session.id === shownId}
              />
            </li>
          ))}
        </ul>
      </nav>
      <div className="sidebar-foot">
        <MemoryOnly />
        <button type="button" onClick={() => openDialog({ kind: 'add' })}>
          <Plus aria-hidden="true" />
          Add SSO session
        </button>
        <button type="button" aria-current={pane === 'profiles'} onClick={() => showPane('profiles')}>
          <FileKey aria-hidden="true" />
          Profiles
        </button>
        <button type="button" aria-current={pane === 'tools'} onClick={() => showPane('tools')}>
          <Wrench aria-hidden="true" />
          Tools
        </button>
        <button type="button" aria-current={pane === 'activity'} onClick={() => showPane('activity')}>
          <Activity aria-hidden="true" />
          Activity
        </button>
        <button type="button" onClick={() => openDialog({ kind: 'settings' })}>
          <Settings aria-hidden="true" />
          Settings
        </button>
      </div>
      <SidebarDivider />
    </aside>
  );
};
