import type { AwsFileProblem, DiffHunk, PlannedName } from '../../shared/aws-files.ts';
import { documentProblems } from './aws-config.ts';
import { parseConfig } from './config-document.ts';
import { diffOf } from './file-diff.ts';
import { linesOfSection, ownSectionsOf, withOwnSections } from './own-sections.ts';
import { afterwardsProblems, unwritableValues } from './plan-checks.ts';
import { nameRoles } from './plan-names.ts';
import { type PlanRequest, requestProblems } from './plan-request.ts';
import { profileSection, sessionSection } from './plan-sections.ts';
import { markKey, type SectionMark } from './section-mark.ts';
import { nameInBotocore } from './section-names.ts';
import { sessionStanding } from './session-standing.ts';

/** A config file as it is, and which profile names other files hold. */
export type PlanBase = {
  readonly file: string;
  /** `undefined` where there is no file yet. */
  readonly text: string | undefined;
  readonly taken: ReadonlySet<string>;
};

export type ProfilePlan = {
  readonly file: string;
  readonly before: string | undefined;
  readonly after: string;
  /** Empty when nothing would change. */
  readonly hunks: readonly DiffHunk[];
  readonly names: readonly PlannedName[];
  /** Names of our profiles that go. */
  readonly pruned: readonly string[];
};

export type Planned =
  | { readonly kind: 'plan'; readonly plan: ProfilePlan }
  | { readonly kind: 'refused'; readonly problems: readonly AwsFileProblem[] };

const refused = (problems: readonly AwsFileProblem[]): Planned => ({ kind: 'refused', problems });

/**
 * Works out the config file with exactly the requested profiles of the session. Only sections with our mark for this
 * session are changed or removed. Refused, with file and line, where AWS tools reject the file as it is, where another
 * has the session's name, or where anything would read differently afterwards. Pure: writes nothing, throws nothing.
 */
export const planProfiles = ({ file, text, taken }: PlanBase, request: PlanRequest): Planned => {
  const { session, roles, style } = request;
  const document = parseConfig(text ?? '');
  const standing = sessionStanding(document, file, session);
  const writesSession = style !== 'process' && roles.length > 0 && !standing.isForeign;
  const problems = [
    ...documentProblems(document, file),
    ...requestProblems(file, request, writesSession),
    ...(style === 'process' ? [] : standing.problems),
  ];
  if (problems.length > 0) return refused(problems);

  const names = nameRoles(document, taken, request);
  const profiles = names.filter(({ isThere }) => !isThere).map((name) => profileSection(request, name, names));
  const wanted = writesSession ? [sessionSection(request), ...profiles] : profiles;
  const unwritable = unwritableValues(wanted, file);
  if (unwritable.length > 0) return refused(unwritable);

  const kept = new Set(wanted.map(({ mark }) => markKey(mark)));
  const isPruned = (mark: SectionMark): boolean => {
    if (mark.owner !== session.owner || kept.has(markKey(mark))) return false;
    return mark.part !== 'session' || !standing.isUsedByOthers;
  };
  const after = withOwnSections(document, wanted, isPruned);
  const misread = afterwardsProblems(document, parseConfig(after), wanted, file);
  if (misread.length > 0) return refused(misread);

  const pruned = ownSectionsOf(document)
    .filter(({ mark }) => mark.part !== 'session' && isPruned(mark))
    .map(({ section }) => nameInBotocore(section.header)?.name ?? section.header);
  const hunks = diffOf(text ?? '', after, new Set(wanted.flatMap(linesOfSection)));
  return {
    kind: 'plan',
    plan: { file, before: text, after, hunks, names: names.map(({ role: _, ...name }) => name), pruned },
  };
};
