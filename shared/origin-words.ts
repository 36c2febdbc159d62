/** How a page came here, beside whose it is. */
export const secureWords = 'Secure connection';

export const insecureWords = (isLocal: boolean): string => (isLocal ? 'on this machine' : 'not encrypted');
