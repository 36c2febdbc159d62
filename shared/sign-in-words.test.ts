import { expect, it } from 'vitest';
import { errorBody } from './copy.ts';
import { protocolQuestion, signedOutBody } from './sign-in-words.ts';

it('asks why the person was signed out only where a sign-in had held', () => {
  expect(protocolQuestion('sign-in-again')).toBe('Why was I signed out?');
  expect(protocolQuestion('signed-out-elsewhere')).toBe('Why was I signed out?');
  expect(protocolQuestion(undefined)).toBe('Why was I signed out?');
  expect(protocolQuestion('denied')).toBe('What happened?');
  expect(protocolQuestion('timed-out')).toBe('What happened?');
});

it.each(['offline', 'timed-out', 'throttled', 'service-failed'] as const)(
  'does not promise to go on by itself after %s, as a renewal does',
  (code) => {
    expect(errorBody({ code })).toContain('by itself');
    expect(signedOutBody({ code })).not.toContain('by itself');
  },
);

it('says everything else as it is said elsewhere', () => {
  expect(signedOutBody({ code: 'denied' })).toBe(errorBody({ code: 'denied' }));
});
