import { createTrialBrowser } from './browser-trial.ts';
import type { SimulatorOptions } from './settings.ts';
import { createTrial } from './trial.ts';

/** The example of RFC 7636 appendix B. */
export const codeVerifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
export const codeChallenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
export const codeRedirectUri = 'http://127.0.0.1:42817/oauth/callback';
/** Blanks and signs that come through unchanged only when they are encoded. */
export const codeState = '9a9cb3fe 18bc+46f9&b207=';
/** What a client registers that wants codes. */
export const registeredForCodes = {
  redirectUris: ['http://127.0.0.1/oauth/callback'],
  grantTypes: ['authorization_code', 'refresh_token'],
  issuerUrl: 'https://d-9067f2a4c1.awsapps.com/start',
};

/** A client that may ask for codes, with everything to write tests about them with. */
export const createCodeVisit = async (options?: SimulatorOptions, members: Readonly<Record<string, unknown>> = {}) => {
  const trial = createTrial(options);
  const client = await trial.register({ clientName: 'Terra <b>', ...registeredForCodes, ...members });
  const { control } = trial.simulator;
  const addressWith = (changes: Readonly<Record<string, string | undefined>> = {}): string => {
    const parameters = {
      response_type: 'code',
      client_id: client.clientId,
      redirect_uri: codeRedirectUri,
      state: codeState,
      code_challenge_method: 'S256',
      code_challenge: codeChallenge,
      scopes: 'sso:account:access',
      ...changes,
    };
    const url = new URL('http://127.0.0.1:8080/authorize');
    for (const [name, value] of Object.entries(parameters)) {
      if (value !== undefined) url.searchParams.set(name, value);
    }
    return url.href;
  };
  const codeIn = (location: string): string => new URL(location).searchParams.get('code') ?? '';
  const exchange = (code: string, changes: Readonly<Record<string, string | undefined>> = {}) =>
    trial.post('/token', {
      ...client,
      grantType: 'authorization_code',
      code,
      codeVerifier,
      redirectUri: codeRedirectUri,
      ...changes,
    });
  const freshCode = () => codeIn(control.authorize(addressWith()));
  const browser = createTrialBrowser(trial.simulator.fetch);
  return { trial, client, control, addressWith, codeIn, exchange, freshCode, browser };
};
