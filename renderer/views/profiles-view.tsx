import './profiles-view.css';
import { FileKey, RefreshCw, SearchX } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import type { FoundInAwsFiles } from '../../shared/aws-files.ts';
import { buttonNames } from '../../shared/button-words.ts';
import { nothingFoundTitle } from '../../shared/list-words.ts';
import {
  noProfileFoundWords,
  noProfilesTitle,
  noProfilesWords,
  profileProblemsTitle,
  profilesWords,
  readAgainWords,
} from '../../shared/profile-list-words.ts';
import { placeWords } from '../../shared/profile-words.ts';
import { placeNames } from '../../shared/sidebar-words.ts';
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

const placesOf = ({ profiles }: FoundInAwsFiles): readonly string[] => [
  ...new Set(profiles.map(({ file }) => placeWords(file))),
];

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

  return (
    <main className="session-pane" aria-label={placeNames.profiles}>
      <Notices />
      <header className="session-header">
        <h1>{placeNames.profiles}</h1>
        <div className="session-actions">
          <Button kind="quiet" onClick={() => void readAwsFiles()}>
            <RefreshCw aria-hidden="true" />
            {readAgainWords}
          </Button>
          {sessions.length === 0 && <Button onClick={() => showPane('session')}>{buttonNames.back}</Button>}
        </div>
        <div className="session-facts">
          <span role="status">
            {found !== undefined &&
              profilesWords(rows.length, placesOf(known), tokens.length > 0 ? shown.length : undefined)}
          </span>
        </div>
      </header>
      <ProfilesList rows={shown} tokens={tokens} query={query} onQuery={setQuery}>
        {known.problems.length > 0 && (
          <section className="profiles-problems" aria-labelledby="profiles-problems-label">
            <h2 id="profiles-problems-label">{profileProblemsTitle}</h2>
            <ProfilesProblems problems={known.problems} />
          </section>
        )}
        {tokens.length === 0 && <FoundSessions found={offered} />}
        {found !== undefined && rows.length === 0 && (
          <div className="pane-message profiles-empty">
            <FileKey aria-hidden="true" />
            <h2>{noProfilesTitle}</h2>
            <p>{noProfilesWords}</p>
          </div>
        )}
        {rows.length > 0 && shown.length === 0 && (
          <div className="pane-message profiles-empty">
            <SearchX aria-hidden="true" />
            <h2>{nothingFoundTitle}</h2>
            <p>{noProfileFoundWords(query)}</p>
          </div>
        )}
      </ProfilesList>
    </main>
  );
};
