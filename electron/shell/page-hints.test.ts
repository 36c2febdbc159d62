import { describe, expect, it } from 'vitest';
import { createHandClock } from '../../e2e/hand-clock.ts';
import type { VerificationHint } from '../../shared/contract.ts';
import { secondMs } from '../../shared/time.ts';
import { createPageHints } from './page-hints.ts';

const page = 'https://idp.acme.example/sign-in';

const watched = () => {
  const clock = createHandClock();
  const hints: (VerificationHint | undefined)[] = [];
  return { clock, hints, page: createPageHints(clock, (hint) => hints.push(hint)) };
};

describe('hints at a sign-in page', () => {
  it('come after 45 seconds in which nothing happens, and go as soon as something does', async () => {
    const { clock, hints, page: watch } = watched();
    watch.navigated(page);
    await clock.advance(44 * secondMs);
    watch.active();
    await clock.advance(44 * secondMs);
    expect(hints).toEqual([]);
    await clock.advance(secondMs);
    expect(hints).toEqual(['stalled']);
    watch.navigated(`${page}/next`);
    expect(hints).toEqual(['stalled', undefined]);
    watch.end();
    await clock.advance(60 * secondMs);
    expect(hints).toHaveLength(2);
  });

  it('say that the provider refuses, while its page says so', () => {
    const { hints, page: watch } = watched();
    watch.navigated('https://accounts.google.com/v3/signin/rejected?rrk=46');
    watch.navigated(page);
    expect(hints).toEqual(['refused-by-provider', undefined]);
  });

  it('say at once that a server failed, until a page comes that did not', async () => {
    const { clock, hints, page: watch } = watched();
    watch.navigated(page, 404);
    watch.navigated(page, 503);
    expect(hints).toEqual(['server-failed']);
    watch.navigated(`${page}#help`);
    await clock.advance(60 * secondMs);
    watch.active();
    expect(hints).toEqual(['server-failed']);
    watch.navigated(page, 200);
    expect(hints).toEqual(['server-failed', undefined]);
  });

  it('say what the page asked for, from then on, the certificate before all', async () => {
    const { clock, hints, page: watch } = watched();
    watch.asked('other-program');
    watch.asked('client-certificate');
    watch.asked('other-program');
    watch.navigated(page);
    await clock.advance(60 * secondMs);
    expect(hints).toEqual(['other-program', 'client-certificate']);
  });
});
