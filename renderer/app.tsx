import './app.css';
import { CSPProvider } from '@base-ui/react/csp-provider';
import { useFocusHome } from './hooks/use-focus-home.ts';
import { useShortcuts } from './hooks/use-shortcuts.ts';
import { shownSession, useStore } from './store.ts';
import { ActivityView } from './views/activity-view.tsx';
import { Columns } from './views/columns.tsx';
import { Dialogs } from './views/dialogs.tsx';
import { DoorsView } from './views/doors-view.tsx';
import { ProfilesView } from './views/profiles-view.tsx';
import { ProtocolView } from './views/protocol-view.tsx';
import { QuestionsBar } from './views/questions-bar.tsx';
import { RoleDetails } from './views/role-details.tsx';
import { SessionPane } from './views/session-pane.tsx';
import { Sidebar } from './views/sidebar.tsx';
import { Toasts } from './views/toasts.tsx';
import { Welcome } from './views/welcome.tsx';

const Window = () => {
  const isKnown = useStore(({ app }) => app !== undefined);
  const shown = useStore(shownSession);
  const pane = useStore((state) => state.pane);
  const isListing = pane === 'session' && shown?.status.kind === 'signed-in';
  if (!isKnown) return null;
  if ((pane === 'session' || pane === 'protocol') && shown === undefined) return <Welcome />;
  return (
    <Columns details={isListing ? <RoleDetails /> : undefined}>
      <Sidebar />
      {pane === 'profiles' && <ProfilesView />}
      {pane === 'tools' && <DoorsView />}
      {pane === 'activity' && <ActivityView />}
      {pane === 'session' && shown && <SessionPane view={shown} />}
      {pane === 'protocol' && shown && <ProtocolView key={shown.session.id} view={shown} />}
    </Columns>
  );
};

export const App = () => {
  useShortcuts();
  useFocusHome();
  return (
    <CSPProvider disableStyleElements>
      <div className="window">
        <QuestionsBar />
        <Window />
      </div>
      <Toasts />
      <Dialogs />
    </CSPProvider>
  );
};
