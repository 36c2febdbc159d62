/** What can be noticed from outside of a sign-in page that does not get on in a window of ours. */
import type { VerificationHint } from '../../shared/contract.ts';
import { secondMs } from '../../shared/time.ts';
import type { Clock } from '../engine/ports.ts';
import { isEmbeddedRefusal } from './embedded-refusal.ts';

/** Passkeys and security keys show themselves by nothing at all happening. */
const stalledAfterMs = 45 * secondMs;

type Lasting = Extract<VerificationHint, 'client-certificate' | 'other-program'>;

export type PageHints = {
  /** The page went somewhere. `httpStatus`: absent where it did so within the same document. */
  navigated(address: string, httpStatus?: number): void;
  /** The person does something in it. */
  active(): void;
  /** It asked for what no window of ours has; that holds for the rest of the sign-in. */
  asked(hint: Lasting): void;
  end(): void;
};

/** Tells each change of the hint. The watch for a standstill begins at once. */
export const createPageHints = (clock: Clock, onHint: (hint: VerificationHint | undefined) => void): PageHints => {
  let isRefused = false;
  let hasServerFailed = false;
  let isStalled = false;
  let lasting: Lasting | undefined;
  let told: VerificationHint | undefined;
  let cancel = () => {};

  const tell = () => {
    const passing = hasServerFailed ? 'server-failed' : isStalled ? 'stalled' : undefined;
    const hint = isRefused ? 'refused-by-provider' : (lasting ?? passing);
    if (hint === told) return;
    told = hint;
    onHint(hint);
  };
  const watch = () => {
    cancel();
    isStalled = false;
    cancel = clock.setTimer(stalledAfterMs, () => {
      isStalled = true;
      tell();
    });
  };
  watch();

  return {
    navigated(address, httpStatus) {
      isRefused = isEmbeddedRefusal(address);
      if (httpStatus !== undefined) hasServerFailed = httpStatus >= 500;
      watch();
      tell();
    },
    active() {
      watch();
      tell();
    },
    asked(hint) {
      // A certificate that was asked for explains what comes after it.
      lasting = lasting === 'client-certificate' ? lasting : hint;
      tell();
    },
    end: () => cancel(),
  };
};
