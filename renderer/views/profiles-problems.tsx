import './profiles-problems.css';
import { TriangleAlert } from 'lucide-react';
import { type AwsFileProblem, awsFileProblemWords } from '../../shared/aws-files.ts';
import { moreProblemsWords } from '../../shared/profile-list-words.ts';
import { placeWords } from '../../shared/profile-words.ts';

// A file that is no config file at all has one in every line.
const maxShown = 100;

type ProfilesProblemsProps = { readonly problems: readonly AwsFileProblem[] };

/** What is wrong with files of AWS tools: the reason, what it means to them, and where it stands. */
export const ProfilesProblems = ({ problems }: ProfilesProblemsProps) => (
  <ul className="file-problems">
    {problems.slice(0, maxShown).map((problem) => {
      const { code, file, line, detail } = problem;
      const { reason, meaning } = awsFileProblemWords(problem);
      return (
        <li key={`${code} ${file} ${line} ${detail}`}>
          <TriangleAlert aria-hidden="true" />
          <p>
            <b>{reason}.</b> {meaning}{' '}
            <span className="mono place" title={placeWords(file, line)}>
              {placeWords(file, line)}
            </span>
          </p>
        </li>
      );
    })}
    {problems.length > maxShown && <li>{moreProblemsWords(problems.length - maxShown)}</li>}
  </ul>
);
