import './profiles-view.css';
import { FileKey, RefreshCw, SearchX } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { FoundInAwsFiles } from '../../shared/aws-files.ts';
import { placeWords } from '../../shared/profile-words.ts';
import { minuteMs } from '../../shared/time.ts';
import { showPane } from '../actions.ts';
import { useNow } from '../hooks/use-now.ts';
import { readAwsFiles, readCatalog } from '../mirror.ts';
import { adoptableSessions, filterProfiles, filterTokens, profileRows } from '../profiles.ts';
import { useStore } from '../store.ts';
import { Button } from '../ui/button.tsx';
import { FoundSessions } from './found-sessions.tsx';
import { Notices } from './notices.tsx';
import { ProfilesList } from './profiles-list.tsx';
import { ProfilesProblems } from './profiles-problems.tsx';

const nothing: FoundInAwsFiles = { sessions: [], profiles: [], problems: [] };
const noSessions = [] as const;

const filesOf = ({ profiles }: FoundInAwsFiles): string =>
  [...new Set(profiles.map(({ file }) => placeWords(file)))].join(' and ');

/** Account names and assignments come from the lists of all sessions, shown before or not. */
const useCatalogs = () => {
  const sessions = useStore(({ app }) => app?.sessions ?? noSessions);
  const catalogs = useStore((state) => state.catalogs);
  const unread = sessions.filter(({ session }) => !catalogs.has(session.id)).map(({ session }) => session.id);
  const wanted = unread.join(' ');
  useEffect(() => {
    for (const id of wanted.split(' ')) if (id !== '') void readCatalog(id);
  }, [wanted]);
  return { sessions, catalogs };
};

/** Every profile in the files of AWS tools: what it is, whether it works now, and what helps if not. */
export const ProfilesView = () => {
  const found = useStore(({ awsFiles }) => awsFiles);
  const { sessions, catalogs } = useCatalogs();
  const now = useNow(minuteMs);
  const [query, setQuery] = useState('');
  useEffect(() => void readAwsFiles(), []);

  const known = found ?? nothing;
  const rows = useMemo(() => profileRows(known, sessions, catalogs, now), [known, sessions, catalogs, now]);
  const tokens = useMemo(() => filterTokens(query), [query]);
  const shown = useMemo(() => filterProfiles(rows, tokens), [rows, tokens]);
  const offered = adoptableSessions(known.sessions, sessions);
  const count = rows.length === 1 ? '1 profile' : `${rows.length.toLocaleString('en-US')} profiles`;

  return (
    <main className="session-pane" aria-label="Profiles">
      <Notices />
      <header className="session-header">
        <h1>Profiles</h1>
        <div className="session-actions">
          <Button kind="quiet" onClick={() => void readAwsFiles()}>
            <RefreshCw aria-hidden="true" />
            Read again
          </Button>
          {sessions.length === 0 && <Button onClick={() => showPane('session')}>Back</Button>}
        </div>
        <div className="session-facts">
          <span role="status">
            {found !== undefined && (tokens.length > 0 ? `${shown.length.toLocaleString('en-US')} of ${count}` : count)}
            {rows.length > 0 && ` in ${filesOf(known)}`}
          </span>
        </div>
      </header>
      <ProfilesList rows={shown} tokens={tokens} query={query} onQuery={setQuery}>
        {known.problems.length > 0 && (
          <section className="profiles-problems" aria-labelledby="profiles-problems-label">
            <h2 id="profiles-problems-label">Problems in your AWS files</h2>
            <ProfilesProblems problems={known.problems} />
          </section>
        )}
        {tokens.length === 0 && <FoundSessions found={offered} />}
        {found !== undefined && rows.length === 0 && (
          <div className="pane-message profiles-empty">
            <FileKey aria-hidden="true" />
            <h2>No profiles yet</h2>
            <p>AWS tools have no profiles on this machine. “Write AWS profiles” in a session’s options makes them.</p>
          </div>
        )}
        {rows.length > 0 && shown.length === 0 && (
          <div className="pane-message profiles-empty">
            <SearchX aria-hidden="true" />
            <h2>Nothing found</h2>
            <p>No profile has “{query.trim()}” in its name, session, account or role.</p>
          </div>
        )}
      </ProfilesList>
    </main>
  );
};
