/** What an account is for, and what a person says of it, in words. */
import { type AccountMark, type Environment, environmentInName, environments } from './account-marks.ts';
import { colorNames } from './choice-words.ts';

export const environmentNames: Record<Environment, string> = {
  production: 'Production',
  staging: 'Staging',
  development: 'Development',
  sandbox: 'Sandbox',
};

export type EnvironmentChoice = Environment | 'none' | 'as-named';

const asNamedWords = (accountName: string): string => {
  const environment = environmentInName(accountName);
  return `As its name says (${environment === undefined ? 'nothing' : environmentNames[environment]})`;
};

/** The choices for one account, that of its name first. */
export const environmentOptions = (
  accountName: string,
): readonly { readonly value: EnvironmentChoice; readonly label: string }[] => [
  { value: 'as-named', label: asNamedWords(accountName) },
  ...environments.map((value) => ({ value, label: environmentNames[value] })),
  { value: 'none', label: 'None' },
];

const saidEnvironment = (environment: Environment | 'none'): string =>
  environment === 'none' ? 'No environment' : environmentNames[environment];

/** What is said of an account, in one line: "Production · Pink · Shop" */
export const markWords = ({ environment, color, label }: AccountMark): string =>
  [environment && saidEnvironment(environment), color && colorNames[color], label]
    .filter((part) => part !== undefined)
    .join(' · ');

export const markAccountWords = {
  open: 'Color and environment…',
  title: (accountName: string): string => `How ${accountName} is shown`,
  environment: 'Environment',
  environmentHint: 'Before the first console of a production account, Latchkey asks.',
  color: 'Color',
  /** In place of a color of its own. */
  noColor: 'The environment’s',
  label: 'Label',
  labelHint: 'Shown beside the name, and found by the search.',
} as const;
