import { codeChallenge, codeRedirectUri, codeVerifier } from './code-trial.ts';
import { jwtBearerGrant } from './grant-types.ts';
import type { SimulatorOptions } from './settings.ts';
import { type Making, type Signer, signedPost, signerFor } from './signature-trial.ts';
import { answerFrom, createTrial, type TrialAnswer } from './trial.ts';

/** The application that may use every grant. */
export const reports = 'arn:aws:sso::119038245570:application/ssoins-7223c9d41f0ab865/apl-5f2c81d09ab34e67';

type Members = Readonly<Record<string, unknown>>;

/** Maya as a data engineer, who may ask for tokens of the reporting tool, to write tests with. */
export const createApplicationVisit = async (options?: SimulatorOptions) => {
  const trial = createTrial(options);
  const { control } = trial.simulator;
  const signer = await signerFor(trial, 'maya', '221400981536', 'DataEngineer');

  const send = async (request: Request): Promise<TrialAnswer> => answerFrom(await trial.simulator.fetch(request));
  const ask = (members: Members, making: Making = {}, by: Signer = signer) =>
    send(
      signedPost(trial, by, {
        path: '/token?aws_iam=t',
        contentType: 'application/json',
        service: 'sso-oauth',
        body: JSON.stringify({ clientId: reports, ...members }),
        ...making,
      }),
    );
  const byAssertion = (members: Members = {}) =>
    ask({ grantType: jwtBearerGrant, assertion: control.issueAssertion('tomas'), ...members });
  const authorizedCode = (): string => {
    const parameters = {
      response_type: 'code',
      client_id: reports,
      redirect_uri: codeRedirectUri,
      state: 's',
      code_challenge_method: 'S256',
      code_challenge: codeChallenge,
    };
    const location = control.authorize(`http://127.0.0.1/authorize?${new URLSearchParams(parameters)}`, 'auditor');
    return new URL(location).searchParams.get('code') ?? '';
  };
  const byCode = (members: Members = {}) =>
    ask({
      grantType: 'authorization_code',
      code: authorizedCode(),
      codeVerifier,
      redirectUri: codeRedirectUri,
      ...members,
    });
  return { trial, control, signer, send, ask, byAssertion, byCode };
};
