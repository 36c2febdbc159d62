import { northwind } from '../seed.ts';

const command = { kind: 'command', command: 'true' } as const;

/** Several people, organizations and colors in one window. */
export const manySessions = [
  { ...northwind, color: 'amber', labels: ['audit', 'on call'], browser: command },
  { ...northwind, id: 'tomas', name: 'Northwind as Tomás', color: 'purple', signInMethod: 'browser' },
  {
    ...northwind,
    id: 'contoso',
    name: 'Contoso, Bereich Fertigung und Logistik',
    startUrl: 'https://contoso-fertigung-und-logistik.awsapps.com/start',
    region: 'eu-central-1',
    color: 'teal',
    labels: ['production'],
  },
  { ...northwind, id: 'gov', name: 'Gov sandbox', region: 'us-gov-west-1' },
] as const;
