import { expect, it } from 'vitest';
import { protocolQuestion } from './sign-in-words.ts';

it('asks why the person was signed out only where a sign-in had held', () => {
  expect(protocolQuestion('sign-in-again')).toBe('Why was I signed out?');
  expect(protocolQuestion('signed-out-elsewhere')).toBe('Why was I signed out?');
  expect(protocolQuestion(undefined)).toBe('Why was I signed out?');
  expect(protocolQuestion('denied')).toBe('What happened?');
  expect(protocolQuestion('timed-out')).toBe('What happened?');
});
