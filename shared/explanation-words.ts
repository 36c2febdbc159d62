/** Why a session is as it is, in words: one sentence, and what speaks for it. Pure: the caller brings `now`. */
import { errorTitle } from './copy.ts';
import { assertNever } from './errors.ts';
import type { Explanation } from './explanation.ts';
import type { SignInMethod } from './model.ts';
import { formatMoment, formatWhen } from './moments.ts';
import { counted } from './plural-words.ts';
import type { ExchangeEnd } from './protocol.ts';
import { answerWords } from './protocol-words.ts';
import {
  clockDistance,
  clockWords,
  cutShortWords,
  diskWords,
  type ExplanationWords,
  type Moments,
  portalWords,
  registrationWords,
  reuseWords,
  revokedWords,
  said,
} from './refusal-words.ts';

type Of<Code extends Explanation['code']> = Extract<Explanation, { code: Code }>;

type Timed = Exclude<Explanation, { code: 'signed-in' | 'signing-in' | 'never-signed-in' }>;

const seen = (end: ExchangeEnd | undefined): string => (end === undefined ? '' : ` (${answerWords(end)})`);

const keyringWords: Record<Of<'keyring'>['why'], ExplanationWords> = {
  'memory-only': said(
    'No keychain was available, so the sign-in was kept in memory only and ended when Latchkey quit.',
    'Start a Secret Service such as GNOME Keyring or KWallet before Latchkey, and sign in again.',
  ),
  locked: said(
    'The keychain is locked or missing, so the sign-in that is kept there cannot be read.',
    'Unlock the keychain and start Latchkey again: the sign-in comes back. Or sign in again for this run.',
  ),
  'set-aside': said(
    'The keychain has another key than before, so the saved sign-in could not be decrypted.',
    'That happens after a keychain reset, or when a profile was copied. Sign in again.',
  ),
  'not-kept': said(
    'The keychain was locked and did not take the sign-in, so it ended when Latchkey quit.',
    'Unlock the keychain, and sign in again.',
  ),
};

const signedInWords = (
  { since, troubleAt, atRisk, skewMs }: Of<'signed-in'>,
  { when, moment }: Moments,
): ExplanationWords => {
  const signedIn = since === undefined ? 'Signed in' : `Signed in since ${moment(since)}`;
  const trouble =
    troubleAt === undefined ? 'nothing went wrong since' : `the last trouble was ${when(troubleAt)}, and it passed`;
  return said(
    skewMs === undefined
      ? `${signedIn}; ${trouble}.`
      : `${signedIn}; this machine’s clock is ${clockDistance(skewMs)}, which Latchkey makes up for.`,
    skewMs !== undefined && 'Other AWS tools on this machine may fail: set the clock, best by the network.',
    atRisk === 'disk' && 'The disk refuses to keep the sign-in: it would be lost if Latchkey ended now.',
    atRisk === 'keyring' && 'No keychain keeps the sign-in: it ends when Latchkey quits.',
  );
};

const regionWords = ({ at, region, named }: Of<'region'>, { when }: Moments): ExplanationWords =>
  named === undefined
    ? said(
        `The region or the start URL is wrong: ${when(at)} AWS knew no organization by this start URL in ${region}.`,
        'Edit changes both. The region is the one of IAM Identity Center, not the one your resources are in.',
      )
    : said(
        `The region is wrong: it is ${region} here, but the start URL says ${named}.`,
        `Edit the session and choose ${named}.`,
      );

const ranOut = { device: 'The code ran out', browser: 'The sign-in page was not finished; its time ran out' } as const;

const waitedFor = ({ method, polls }: { readonly method: SignInMethod; readonly polls: number }): string =>
  method === 'browser'
    ? 'The browser brought no answer back'
    : counted(polls, {
        one: 'AWS answered the one poll that the authorization is pending',
        other: 'AWS answered all {count} polls that the authorization is pending',
      });

const timedWords = (explanation: Timed, moments: Moments): ExplanationWords => {
  const { when, moment } = moments;
  const { at } = explanation;
  switch (explanation.code) {
    case 'signed-out-by-person':
      return said(`You signed out ${when(at)}.`);
    case 'signed-out-by-tool':
      return said(
        `Another tool ended the shared sign-in: ${when(at)} its token file was gone.`,
        '“aws sso logout” does that, to every session at once.',
      );
    case 'session-changed':
      return said(`The start URL, the region or the scopes were changed ${when(at)}, which signed out.`);
    case 'cancelled':
      return said(`The sign-in was cancelled ${when(at)}.`);
    case 'denied':
      return said(`The sign-in was denied on the sign-in page ${when(at)}.`);
    case 'client-refused':
      return said(
        `AWS refused to register Latchkey for this session ${when(at)}.`,
        'Check the scopes and the region of the session.',
      );
    case 'network':
      return explanation.isKept
        ? said(
            `AWS cannot be reached since ${moment(at)}${seen(explanation.end)}; the sign-in is kept and goes on by itself when the network is back.`,
          )
        : said(
            `The sign-in failed ${when(at)} because AWS could not be reached${seen(explanation.end)}.`,
            'Check the network, and sign in again.',
          );
    case 'service-failing':
      return explanation.isKept
        ? said(
            `AWS has been failing since ${moment(at)}${seen(explanation.end)}; the sign-in is kept, and Latchkey tries again by itself.`,
          )
        : said(`The sign-in failed ${when(at)} because AWS could not answer${seen(explanation.end)}.`);
    case 'certificate':
      return said(
        `The certificate that AWS showed ${when(at)} is not trusted on this machine${explanation.network === undefined ? '' : ` (${explanation.network})`}.`,
        'A proxy that opens connections needs its certificate known to this machine, or named by AWS_CA_BUNDLE.',
        explanation.isKept && 'The sign-in is kept, and Latchkey tries again by itself.',
      );
    case 'clock':
      return clockWords(explanation, moments);
    case 'disk':
      return diskWords(explanation, moments);
    case 'cut-short':
      return cutShortWords(explanation, moments);
    case 'keyring':
      return keyringWords[explanation.why];
    case 'registration':
      return registrationWords(explanation, moments);
    case 'reuse':
      return reuseWords(explanation, moments);
    case 'portal-session-over':
      return portalWords(explanation, moments);
    case 'revoked':
      return revokedWords(explanation, moments);
    case 'region':
      return regionWords(explanation, moments);
    case 'code-expired':
      return said(
        `${ranOut[explanation.method]} ${when(at)}: nobody allowed the sign-in in time.`,
        `${waitedFor(explanation)}.`,
        `This session was signed in before in ${explanation.region}, so it is not the region.`,
      );
    case 'code-or-region':
      return said(
        `${ranOut[explanation.method]} ${when(at)}: nobody allowed the sign-in, or nobody could, since this session was never signed in and ${explanation.region} may be the wrong region.`,
        `${waitedFor(explanation)}; in a wrong region it comes to the same.`,
        `If the sign-in page said “Invalid grant”, the organization is in another region than ${explanation.region}: Edit changes it.`,
      );
    case 'answer-lost':
      return said(
        `The sign-in was allowed, but the answer that carried it was lost on its way${seen(explanation.lost)}.`,
        'A code can be traded in only once: sign in again.',
      );
    case 'not-renewable':
      return said(
        `The sign-in ran out ${when(at)}: there was nothing to renew it with, as for sessions without scopes, or where another tool left none.`,
        'With the scope sso:account:access the next sign-in renews itself.',
      );
    case 'attempt-failed':
      return said(`The sign-in failed ${when(at)}: ${errorTitle({ code: explanation.because })}.`);
    case 'not-renewed':
      return said(
        `The sign-in could not be renewed since ${moment(at)}: ${errorTitle({ code: explanation.because })}.`,
        'It is kept, and Latchkey tries again by itself.',
      );
    case 'store-failed':
      return said(
        `The sign-in that is kept could not be read ${when(at)}: ${errorTitle({ code: explanation.because })}.`,
      );
    case 'unknown':
      return said(`The sign-in was gone ${when(at)}, and the protocol does not tell why.`);
    default:
      return assertNever(explanation);
  }
};

export const explanationWords = (explanation: Explanation, now: number): ExplanationWords => {
  const moments: Moments = { when: (at) => formatWhen(at, now), moment: (at) => formatMoment(at, now) };
  switch (explanation.code) {
    case 'signed-in':
      return signedInWords(explanation, moments);
    case 'signing-in':
      return said('A sign-in is under way.');
    case 'never-signed-in':
      return said('Nobody has signed in to this session yet.');
    default:
      return timedWords(explanation, moments);
  }
};
