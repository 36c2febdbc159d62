/** The support file: a protocol to send to somebody who helps. SECURITY: what is in it is named here, member by member. */
import { explainSession } from '../../shared/explain-session.ts';
import type { Facts } from '../../shared/explanation.ts';
import { explanationWords } from '../../shared/explanation-words.ts';
import type { AppState, SessionView } from '../../shared/model.ts';
import type { ExchangeEntry, ProtocolEntry } from '../../shared/protocol.ts';
import type { ExplanationWords } from '../../shared/refusal-words.ts';

export type About = {
  readonly version: string;
  readonly electron: string;
  readonly platform: string;
  readonly architecture: string;
  readonly system: string;
};

const factsOf = ({ session, status }: SessionView, { vault }: Pick<AppState, 'vault'>): Facts => ({
  status,
  vault: vault.kind,
  startUrl: session.startUrl,
  region: session.region,
  isShared: session.sharedAs !== undefined,
});

export const explainedIn = (
  view: SessionView,
  state: Pick<AppState, 'vault'>,
  entries: readonly ProtocolEntry[],
  now: number,
): ExplanationWords & { readonly code: string } => {
  const explanation = explainSession(entries, factsOf(view, state));
  return { code: explanation.code, ...explanationWords(explanation, now) };
};

/** Accounts and roles are nobody else's business. */
const withoutSubject = (entry: ProtocolEntry): ProtocolEntry => {
  if (entry.kind === 'event') return entry;
  const { accountId: _accountId, roleName: _roleName, ...rest }: ExchangeEntry = entry;
  return rest;
};

const statusOf = ({ status }: SessionView) => {
  switch (status.kind) {
    case 'signed-out':
      return { kind: status.kind, ...(status.because && { because: status.because }) };
    case 'signed-in':
      return { kind: status.kind, expiresAt: status.expiresAt, renewal: status.renewal };
    default:
      return { kind: status.kind };
  }
};

type Given = {
  readonly about: About;
  readonly view: SessionView;
  readonly state: AppState;
  readonly all: readonly ProtocolEntry[];
  /** Those the person chose to have in it. */
  readonly entries: readonly ProtocolEntry[];
  readonly now: number;
};

/** Without the session's name, start URL, labels, accounts and roles. Instants are epoch ms, lengths ms. */
export const supportFile = ({ about, view, state, all, entries, now }: Given): string => {
  const { session, override } = view;
  const { code, sentence, evidence } = explainedIn(view, state, all, now);
  const document = {
    format: 'latchkey-protocol',
    version: 1,
    writtenAt: now,
    latchkey: about,
    explanation: { code, sentence, evidence },
    session: {
      region: session.region,
      scopes: session.scopes.length,
      sharedWithAwsTools: session.sharedAs !== undefined,
      ...(override && { endpointOverrideFrom: override.from }),
      status: statusOf(view),
    },
    machine: {
      vault: state.vault.kind,
      isOnline: state.online,
      ...(state.clockSkewMs !== undefined && { clockSkewMs: state.clockSkewMs }),
    },
    settings: { signInMethod: state.settings.signInMethod, managed: Object.keys(state.managed) },
    entries: entries.map(withoutSubject),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
