/** Why the service refused a sign-in for good, in words. */
import type { Explanation } from './explanation.ts';
import type { ExchangeEntry } from './protocol.ts';
import { expiryOf, type ShortToken } from './protocol-story.ts';
import { answerWords, subjectOf } from './protocol-words.ts';
import { formatDuration } from './time.ts';

export type ExplanationWords = {
  readonly sentence: string;
  /** What was seen, what it rules out, and what to do; each a sentence. */
  readonly evidence: readonly string[];
};

export type Moments = {
  /** "at 14:02" */
  readonly when: (at: number) => string;
  /** "14:02" */
  readonly moment: (at: number) => string;
};

type Of<Code extends Explanation['code']> = Extract<Explanation, { code: Code }>;

type Worded<Code extends Explanation['code']> = (explanation: Of<Code>, moments: Moments) => ExplanationWords;

export const said = (sentence: string, ...evidence: readonly (string | undefined | false)[]): ExplanationWords => ({
  sentence,
  evidence: evidence.filter((each): each is string => typeof each === 'string'),
});

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "at 14:02 AWS answered invalid_grant to the refresh" */
const answered = (answer: ExchangeEntry, { when }: Moments): string =>
  `${when(answer.at)} AWS answered ${answer.error ?? answer.exception ?? answer.status ?? 'nothing'} to ${subjectOf(answer)}`;

const requestId = (answer: ExchangeEntry | undefined): string | undefined =>
  answer?.requestId === undefined ? undefined : `AWS support finds this answer by its request id, ${answer.requestId}.`;

export const clockDistance = (skewMs: number): string =>
  `${formatDuration(Math.abs(skewMs))} ${skewMs > 0 ? 'behind' : 'ahead of'} AWS’s`;

export const clockWords: Worded<'clock'> = ({ at, skewMs, answer, isKept }, moments) => {
  const clock =
    skewMs === 0
      ? 'This machine’s clock is probably wrong: the certificate of AWS is not valid on its date'
      : `This machine’s clock is ${clockDistance(skewMs)}`;
  const failed = isKept ? 'so AWS cannot be reached; the sign-in is kept' : `so the sign-in failed ${moments.when(at)}`;
  const then =
    answer === undefined
      ? failed
      : `and ${answered(answer, moments)}, most likely because of it, or because an administrator ended the sign-in meanwhile`;
  return said(`${clock}, ${then}.`, 'Set the clock, best by the network, and sign in again.', requestId(answer));
};

export const registrationWords: Worded<'registration'> = ({ at, answer, ranOutAt, isKept }, moments) => {
  const { when, moment } = moments;
  const hasRunOut = ranOutAt !== undefined && ranOutAt <= (answer?.at ?? at);
  const what = hasRunOut
    ? `The client registration ran out ${when(ranOutAt)}`
    : answer !== undefined
      ? 'AWS does not accept the client registration any more'
      : 'Latchkey has no good client registration for this sign-in, as where another tool left none';
  const then = isKept
    ? `the sign-in cannot be renewed and ends ${when(at)}`
    : `the sign-in could not be renewed and ended ${when(at)}`;
  return said(
    `${what}, so ${then}.`,
    answer && `${capital(answered(answer, moments))}.`,
    ranOutAt !== undefined && !hasRunOut && `It was to be good until ${moment(ranOutAt)}.`,
    'The next sign-in registers anew.',
    requestId(answer),
  );
};

export const reuseWords: Worded<'reuse'> = ({ answer, lost, otherToolAt }, moments) => {
  const { when } = moments;
  const why =
    lost === undefined
      ? `another tool had refreshed the same token${otherToolAt === undefined ? '' : ` ${when(otherToolAt)}`}`
      : `the answer to the refresh ${when(lost.at)} was lost on its way (${answerWords(lost)}) and the spent token was presented again`;
  return said(
    `${capital(answered(answer, moments))}: most likely it saw one refresh token twice, since ${why}; or an administrator ended the sign-in at just that time.`,
    'A service that gives a new refresh token with every refresh takes a second use of the old one for theft, and ends the sign-in.',
    requestId(answer),
  );
};

const shortWords = ({ at, lifeMs, shorterByMs }: ShortToken, { moment }: Moments): string =>
  `the token of ${moment(at)} came back ${formatDuration(shorterByMs)} shorter than the longest before it, good for ${formatDuration(lifeMs)} only`;

export const portalWords: Worded<'portal-session-over'> = ({ answer, short, last }, moments) => {
  const { when } = moments;
  const told = capital(answered(answer, moments));
  if (short !== undefined) {
    return said(
      `${told}: the portal session had reached its end, since ${shortWords(short, moments)}.`,
      `No token outlives the portal session, so it ended ${when(expiryOf(short))}.`,
      'Its length is set by your administrator or your identity provider; AWS’s default is 8 hours.',
      requestId(answer),
    );
  }
  const ranOut = last === undefined ? '' : `, since the last token ran out ${when(expiryOf(last))} and was not renewed`;
  return said(
    `${told}: most likely the portal session reached its end${ranOut}.`,
    'Latchkey was not running, asleep or without network at that time, so the end itself was not seen.',
    'AWS would give the same answer had an administrator ended it meanwhile.',
    requestId(answer),
  );
};

export const revokedWords: Worded<'revoked'> = ({ at, answer, full, registrationEndsAt, isShared }, moments) => {
  const { moment } = moments;
  const notOver =
    full === undefined
      ? 'no token had come back shorter before'
      : `the token of ${moment(full.at)} came at its full length of ${formatDuration(full.lifeMs)}, which rules out the portal session’s end`;
  const notTwice =
    full === undefined ? 'no answer was lost' : 'no answer was lost, which rules out a refresh token used twice';
  const [causes, since] = isShared
    ? ['it was signed out elsewhere, or a tool that shares it presented a spent refresh token', notOver]
    : ['or it was signed out elsewhere', `${notOver}, and ${notTwice}`];
  return said(
    `${capital(answered(answer, moments))}: most likely an administrator ended the sign-in, ${causes}, since ${since}.`,
    registrationEndsAt !== undefined &&
      registrationEndsAt > at &&
      `The client registration is good until ${moment(registrationEndsAt)}, so it is not that.`,
    isShared
      ? 'AWS gives the same answer to all three, and what other tools do is not seen here.'
      : 'AWS gives the same answer to a revoked sign-in and to one that was signed out elsewhere.',
    requestId(answer),
  );
};

export const diskWords: Worded<'disk'> = ({ failedAt, startedAt, answer }, moments) => {
  const { when } = moments;
  return said(
    answer === undefined
      ? `The disk refused to keep the sign-in ${when(failedAt)}, so it was lost when Latchkey ended.`
      : `${capital(answered(answer, moments))}: most likely an old token was presented, since the disk refused to keep the newer one ${when(failedAt)} and Latchkey was started again ${when(startedAt)}.`,
    'Check the free space, and the permissions of the folder Latchkey keeps its files in.',
    requestId(answer),
  );
};

export const cutShortWords: Worded<'cut-short'> = ({ answer, startedAt }, moments) => {
  const run = `the run before that of ${moments.moment(startedAt)} could not write its end, as with a full disk or after a crash`;
  return said(
    answer === undefined
      ? `The sign-in was gone ${moments.when(startedAt)}: most likely it was not written, since ${run}.`
      : `${capital(answered(answer, moments))}: either an old token was presented, since ${run}, or an administrator ended the sign-in.`,
    'Check the free space, and the permissions of the folder Latchkey keeps its files in.',
    requestId(answer),
  );
};
