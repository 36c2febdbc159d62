/** The container credentials endpoint and its tokens, in words. */
import { counted } from './plural-words.ts';

export const endpointName = 'Container credentials endpoint';

export const endpointMeaning =
  'For tools in containers, in other shells and over SSH. It listens on 127.0.0.1 only and answers nobody without a token.';

export const endpointAddressName = 'Address of the endpoint';
export const tokensTitle = 'Tokens';
export const addTokenWords = 'Add token…';
export const noTokensWords = 'No tokens. Each one opens the profiles you choose for it, and only those.';

/** "Opens profile payments", "Opens 2 profiles: payments, staging" */
export const opensWords = (profiles: readonly string[]): string =>
  `${counted(profiles.length, { one: 'Opens profile', other: 'Opens {count} profiles:' })} ${profiles.join(', ')}`;

export const tokenCopiedOnceWords = (made: string): string => `Made ${made}, copied once`;
/** A token that lies in a file. */
export const tokenInFileWords = 'Made {made}, in {file}';

export const copySettingsWords = 'Copy settings';
export const endpointOffWords = 'Turn the container credentials endpoint on first';
export const settingsProfileTitle = 'For profile';
export const settingsKindTitle = 'Copy for';
export const tokenFileStandsWords = 'TOKEN_FILE in them stands for the file you put the token in.';

/** "Copied settings of terraform for Docker." */
export const copiedSettingsWords = (token: string, kind: string): string => `Copied settings of ${token} for ${kind}.`;

export const tokenCopiedTitle = (name: string): string => `The token “${name}” is on the clipboard`;

export const tokenCopiedMeaning =
  'Paste it into a file that only you can read, with no line break after it. Latchkey does not keep it and cannot show it again.';

export const addTokenTitle = 'Add a token';

export const addTokenDescription =
  'A tool that shows this token to the endpoint gets credentials for the profiles chosen here.';

export const tokenNameField = { label: 'Name', placeholder: 'terraform' } as const;
export const tokenNameMissingWords = 'Give the token a name, such as the tool that will use it.';
export const tokenNameTakenWords = (name: string): string =>
  `Another token is called ${name}. Choose a different name.`;
export const tokenProfilesMissingWords = 'Choose at least one profile.';

/** How a new token comes to the tool. */
export const handOverTitle = 'Hand over';
export const handOverNames = { file: 'Write to a file', copy: 'Copy once' } as const;
export const handOverMeanings = {
  file: 'Latchkey keeps it where only you can read it, and deletes it with the token.',
  copy: 'It goes to the clipboard now and is kept nowhere.',
} as const;

export const removeTokenQuestion = (name: string): string => `Remove the token “${name}”?`;

export const removeTokenMeaning =
  'Tools that use it get no credentials from now on. If it was written to a file, the file is deleted.';
