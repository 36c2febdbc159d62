import type { ConfiguredEndpoints, EngineSession, SetEndpoints } from '../engine/ports.ts';
import { parseConfig } from './config-document.ts';
import { strip } from './config-lines.ts';
import { type ConfigReading, readAsBotocore, type Settings } from './config-readings.ts';
import { readConfigText } from './config-text.ts';

/** What the services are called in a `services` section: their service ids, in snake case. */
const services = { oidc: 'sso_oidc', portal: 'sso', sts: 'sts', signIn: 'signin' } as const;

const serviceKeys = ['oidc', 'portal', 'sts', 'signIn'] as const;

/** A setting in the indented block under another one; the last where there are several. */
const nestedSetting = (block: string | undefined, name: string): string | undefined =>
  (block ?? '')
    .split('\n')
    .map((line) => ({ line, equals: line.indexOf('=') }))
    .filter(({ line, equals }) => equals !== -1 && strip(line.slice(0, equals)) === name)
    .map(({ line, equals }) => strip(line.slice(equals + 1)))
    .at(-1);

type NamedProfile = { readonly name: string; readonly settings: Settings };

/** The endpoints a profile sets: those of its `services` section go before its own `endpoint_url`. */
const endpointsOf = ({ settings }: NamedProfile, reading: ConfigReading): SetEndpoints => {
  if (settings.get('ignore_configured_endpoint_urls')?.toLowerCase() === 'true') return {};
  const section = reading.services.get(settings.get('services') ?? '');
  return Object.fromEntries(
    serviceKeys.flatMap((key) => {
      const url = nestedSetting(section?.get(services[key]), 'endpoint_url') || settings.get('endpoint_url');
      return url ? [[key, url]] : [];
    }),
  );
};

/** A legacy session is used by profiles with its start URL, any other by those that name it, where the section is its. */
const usesSession = ({ settings }: NamedProfile, reading: ConfigReading, session: EngineSession): boolean => {
  const sectionName = settings.get('sso_session');
  if (session.sharedAs?.kind === 'legacy') {
    return sectionName === undefined && settings.get('sso_start_url') === session.startUrl;
  }
  if (sectionName === undefined || sectionName !== (session.sharedAs?.name ?? session.name)) return false;
  return reading['sso-session'].get(sectionName)?.get('sso_start_url') === session.startUrl;
};

const nothing: ConfiguredEndpoints = { endpoints: {}, disagreeing: [] };

const agreedOn = (profiles: readonly NamedProfile[], reading: ConfigReading): ConfiguredEndpoints => {
  const all = profiles.map((profile) => ({ name: profile.name, set: endpointsOf(profile, reading) }));
  const [first] = all;
  if (first === undefined) return nothing;
  const isAgreed = (key: keyof SetEndpoints): boolean => all.every(({ set }) => set[key] === first.set[key]);
  // A session has but one sign-in. Where AWS STS and AWS's pages are, each profile may see differently.
  if (!isAgreed('oidc') || !isAgreed('portal')) return { endpoints: {}, disagreeing: all.map(({ name }) => name) };
  const agreed = serviceKeys.flatMap((key) => (isAgreed(key) && first.set[key] ? [[key, first.set[key]]] : []));
  return { endpoints: Object.fromEntries(agreed), disagreeing: [] };
};

type Read = { readonly reading: ConfigReading; readonly profiles: readonly NamedProfile[] };

const read = async (paths: { readonly config: string; readonly credentials: string }): Promise<Read> => {
  const [config, credentials] = await Promise.all([readConfigText(paths.config), readConfigText(paths.credentials)]);
  const reading = readAsBotocore(parseConfig(config.kind === 'text' ? config.text : ''));
  const { sections } = parseConfig(credentials.kind === 'text' ? credentials.text : '');
  const beside = new Map(sections.map(({ header, settings }) => [header, settings]));
  const profiles = [...reading.profile].map(([name, settings]) => ({
    name,
    settings: new Map([...settings, ...(beside.get(name) ?? []).map((each) => [each.name, each.value] as const)]),
  }));
  return { reading, profiles };
};

/**
 * The endpoints that config and credentials file set for IAM Identity Center, as botocore reads them (`services`,
 * `endpoint_url`, `ignore_configured_endpoint_urls`). A profile cannot be asked in whose name Latchkey signs in: all that
 * use a session have a say, and count where they agree. Nothing is set before the first `read`.
 */
export const createConfiguredEndpoints = (paths: { readonly config: string; readonly credentials: string }) => {
  let last: Read = { reading: { profile: new Map(), 'sso-session': new Map(), services: new Map() }, profiles: [] };
  return {
    /** Afresh from the disk. Never rejects: of a file that cannot be read, nothing is set. */
    async read(): Promise<void> {
      last = await read(paths);
    },
    of(session: EngineSession): ConfiguredEndpoints {
      const { reading, profiles } = last;
      return agreedOn(
        profiles.filter((profile) => usesSession(profile, reading, session)),
        reading,
      );
    },
  };
};

export type ConfiguredEndpointsReader = ReturnType<typeof createConfiguredEndpoints>;
