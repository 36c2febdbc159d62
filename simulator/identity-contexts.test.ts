import { describe, expect, it } from 'vitest';
import { createApplicationVisit } from './application-trial.ts';
import { elementIn, signedPost, signerFor } from './signature-trial.ts';
import { recordIn, textIn } from './trial.ts';

describe('identity-enhanced credentials', () => {
  const assume = async (context: string, after = 0) => {
    const visit = await createApplicationVisit();
    const { trial, signer, byAssertion, control } = visit;
    const { body } = await byAssertion();
    const own = textIn(recordIn(body, 'awsAdditionalDetails'), 'identityContext');
    trial.clock.advance(after);
    const fresh = after === 0 ? signer : await signerFor(trial, 'maya', '221400981536', 'DataEngineer');
    const parameters = new URLSearchParams({
      Action: 'AssumeRole',
      Version: '2011-06-15',
      RoleArn: 'arn:aws:iam::264718039925:role/DataLakePublisher',
      RoleSessionName: 'reports',
      'ProvidedContexts.member.1.ProviderArn': 'arn:aws:iam::aws:contextProvider/IdentityCenter',
      'ProvidedContexts.member.1.ContextAssertion': context || own,
    });
    const request = signedPost(trial, fresh, { body: parameters.toString() });
    const response = await trial.simulator.fetch(request);
    return { text: await response.text(), own, control };
  };

  it('come from a context that CreateTokenWithIAM gave', async () => {
    const { text, own, control } = await assume('');
    expect(control.onBehalfOf(elementIn(text, 'AccessKeyId') ?? '')).toBe('tomas');
    expect(control.secrets()).toContain(own);
  });

  it('do not come from any other, or from an old one', async () => {
    expect(elementIn((await assume('made-up')).text, 'Code')).toBe('ValidationError');
    expect(elementIn((await assume('', 3_600_000)).text, 'Code')).toBe('ExpiredTokenException');
  });
});
