import { CircleCheck, Clock, TriangleAlert } from 'lucide-react';
import { useMemo } from 'react';
import { explainSession } from '../../shared/explain-session.ts';
import type { Explanation } from '../../shared/explanation.ts';
import { explanationWords } from '../../shared/explanation-words.ts';
import type { SessionView } from '../../shared/model.ts';
import type { ProtocolEntry } from '../../shared/protocol.ts';
import { howItStandsTitle } from '../../shared/protocol-view-words.ts';
import { protocolQuestion } from '../../shared/sign-in-words.ts';
import { useStore } from '../store.ts';

/** Nothing to worry about, or what the person did. */
const calm: readonly Explanation['code'][] = [
  'signing-in',
  'never-signed-in',
  'signed-out-by-person',
  'session-changed',
  'cancelled',
];

const iconOf = (code: Explanation['code']) => {
  if (code === 'signed-in') return <CircleCheck aria-hidden="true" className="good" />;
  return calm.includes(code) ? <Clock aria-hidden="true" /> : <TriangleAlert aria-hidden="true" className="warn" />;
};

type ProtocolExplanationProps = {
  readonly view: SessionView;
  readonly entries: readonly ProtocolEntry[];
  readonly now: number;
};

/** One sentence on why the session is as it is, and what speaks for it. */
export const ProtocolExplanation = ({ view, entries, now }: ProtocolExplanationProps) => {
  const vault = useStore(({ app }) => app?.vault.kind ?? 'encrypted');
  const { session, status } = view;
  const explanation = useMemo(() => {
    const { startUrl, region, sharedAs } = session;
    return explainSession(entries, { status, vault, startUrl, region, isShared: sharedAs !== undefined });
  }, [entries, status, vault, session]);
  const { sentence, evidence } = explanationWords(explanation, now);
  const question = status.kind === 'signed-out' ? protocolQuestion(status.because) : howItStandsTitle;
  return (
    <section className="protocol-why" aria-labelledby="protocol-why" data-cause={explanation.code}>
      {iconOf(explanation.code)}
      <div>
        <h2 id="protocol-why">{question}</h2>
        <p className="protocol-sentence" role="status">
          {sentence}
        </p>
        {evidence.length > 0 && (
          <ul>
            {evidence.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
};
