import { useEffect, useMemo } from 'react';
import { roleOfProfile } from '../../shared/profile-role.ts';
import { readAwsFiles } from '../mirror.ts';
import { useStore } from '../store.ts';

/** Names of the profiles that a door can give credentials for; `undefined` until the files were read. */
export const useServedProfiles = (): readonly string[] | undefined => {
  const found = useStore(({ awsFiles }) => awsFiles);
  const views = useStore(({ app }) => app?.sessions);
  useEffect(() => void readAwsFiles(), []);
  return useMemo(() => {
    const sessions = views?.map(({ session }) => session) ?? [];
    return found?.profiles
      .filter((profile) => roleOfProfile(profile, found, sessions) !== undefined)
      .map(({ name }) => name);
  }, [found, views]);
};
