import './quick-pick.css';
import { Check } from 'lucide-react';
import { quickCopiedWords } from '../../shared/quick-pick-words.ts';
import { copiedRoleWords } from '../../shared/session-words.ts';
import { useStore } from '../store.ts';

/** What the quick-pick says once the focus is back where it was; nobody can do anything with it. */
export const CopiedSign = () => {
  const copied = useStore(({ app }) => app?.copied);
  return (
    <main className="copied-sign">
      {copied && (
        <>
          <Check aria-hidden="true" />
          <div role="status">
            <p className="clip" title={quickCopiedWords(copied)}>
              {quickCopiedWords(copied)}
            </p>
            <p className="clip" title={copiedRoleWords(copied)}>
              {copiedRoleWords(copied)}
            </p>
          </div>
        </>
      )}
    </main>
  );
};
