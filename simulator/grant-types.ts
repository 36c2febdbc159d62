/** The grants of applications alone: assertions (RFC 7523) and other tokens (RFC 8693). */
export const jwtBearerGrant = 'urn:ietf:params:oauth:grant-type:jwt-bearer';
export const tokenExchangeGrant = 'urn:ietf:params:oauth:grant-type:token-exchange';

export const accessTokenType = 'urn:ietf:params:oauth:token-type:access_token';
export const refreshTokenType = 'urn:ietf:params:oauth:token-type:refresh_token';
