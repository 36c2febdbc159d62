import type { ProfilePlanView } from '../../shared/contract.ts';
import { placeWords } from '../../shared/profile-words.ts';
import {
  changeSummary,
  changesName,
  nothingToChangeWords,
  nothingWritableWords,
  shownAgainWords,
} from '../../shared/profile-writing-words.ts';
import { countChanges } from '../diff-rows.ts';
import { ProfilesProblems } from './profiles-problems.tsx';
import { WriteProfilesDiff } from './write-profiles-diff.tsx';
import { WriteProfilesNames } from './write-profiles-names.tsx';

type ReviewProps = {
  readonly plan: ProfilePlanView;
  /** True when the file was changed after it had been shown. */
  readonly isShownAgain: boolean;
};

/** What writing would do, before anything is written. */
export const WriteProfilesReview = ({ plan, isShownAgain }: ReviewProps) => {
  const { file, hunks, names, pruned, problems } = plan;
  const { added, removed } = countChanges(hunks);
  const place = placeWords(file);
  return (
    <div className="write-review">
      {isShownAgain && (
        <p className="form-error" role="alert">
          <b>{shownAgainWords.title(place)}</b> {shownAgainWords.body}
        </p>
      )}
      {problems.length > 0 && (
        <div className="form-error" role="alert">
          <b>{nothingWritableWords}</b>
          <ProfilesProblems problems={problems} />
        </div>
      )}
      {problems.length === 0 && hunks.length === 0 && <p>{nothingToChangeWords(place)}</p>}
      {hunks.length > 0 && (
        <p className="write-summary" role="status" title={file}>
          {changeSummary(place, added, removed)}
        </p>
      )}
      <div className="write-review-parts">
        {names.length + pruned.length > 0 && <WriteProfilesNames plan={plan} />}
        {hunks.length > 0 && <WriteProfilesDiff hunks={hunks} label={changesName(place)} />}
      </div>
    </div>
  );
};
