import * as v from 'valibot';
import type { ApplicationToken } from '../engine/ports.ts';

/** An application's token in the vault's file. Instants are epoch ms. */
export const applicationInVault = v.object({
  id: v.string(),
  signedBy: v.string(),
  region: v.string(),
  endpoint: v.string(),
  access: v.string(),
  refresh: v.exactOptional(v.string()),
  issuedAt: v.number(),
  expiresAt: v.number(),
  type: v.string(),
  scopes: v.array(v.string()),
  identityContext: v.exactOptional(v.string()),
});

type StoredApplication = v.InferOutput<typeof applicationInVault>;

export const toApplicationInVault = (
  id: string,
  { accessToken, refreshToken, issuedTokenType, scopes, ...rest }: ApplicationToken,
): StoredApplication => ({
  ...rest,
  id,
  access: accessToken,
  ...(refreshToken !== undefined && { refresh: refreshToken }),
  type: issuedTokenType,
  scopes: [...scopes],
});

export const fromApplicationInVault = ({
  id: _id,
  access,
  refresh,
  type,
  ...rest
}: StoredApplication): ApplicationToken => ({
  ...rest,
  accessToken: access,
  ...(refresh !== undefined && { refreshToken: refresh }),
  issuedTokenType: type,
});
