import type { AwsFileProblem } from '../../shared/aws-files.ts';
import type { ConfigDocument } from './config-document.ts';
import { ownSectionsOf } from './own-sections.ts';
import { nameInBotocore, nameInJs } from './section-names.ts';

export type SessionStanding = {
  /** `[sso-session]` of this name is there, is somebody else's, and fits: it is used as it is. */
  readonly isForeign: boolean;
  /** A profile that is not ours signs in with the section we wrote: it cannot go. */
  readonly isUsedByOthers: boolean;
  readonly problems: readonly AwsFileProblem[];
};

type Session = {
  readonly owner: string;
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
};

/** How a session stands in the config file at present. */
export const sessionStanding = (document: ConfigDocument, file: string, session: Session): SessionStanding => {
  const own = new Set(
    ownSectionsOf(document)
      .filter(({ mark }) => mark.owner === session.owner)
      .map(({ section }) => section),
  );
  const others = document.sections.filter((section) => !own.has(section));
  const named = others.filter(({ header }) =>
    [nameInBotocore(header), nameInJs(header)].some(
      (name) => name?.kind === 'sso-session' && name.name === session.name,
    ),
  );
  const problems = named.flatMap(({ line, settings }): AwsFileProblem[] => {
    const values = new Map(settings.map(({ name, value }) => [name, value]));
    const fits = values.get('sso_start_url') === session.startUrl && values.get('sso_region') === session.region;
    return fits ? [] : [{ code: 'session-taken', file, line, detail: session.name }];
  });
  const ownNames = [...own].map(({ header }) => nameInBotocore(header)).filter((name) => name?.kind === 'sso-session');
  const isUsedByOthers = others.some(({ settings }) =>
    settings.some(({ name, value }) => name === 'sso_session' && ownNames.some((each) => each?.name === value)),
  );
  return { isForeign: named.length > 0, isUsedByOthers, problems };
};
