import type { Application } from '../../shared/applications.ts';
import { AppError } from '../../shared/errors.ts';
import { appError, judge } from './errors.ts';

/** The error a person is told when an application's token was refused. */
export const applicationError = (error: unknown, { name }: Application): AppError => {
  if (error instanceof AppError) return error;
  switch (judge(error).refusal) {
    case 'access-denied':
    case 'forbidden':
    case 'invalid-client':
    case 'unauthorized':
    case 'unauthorized-client':
    case 'credentials-refused':
      return new AppError('application-refused', { detail: name });
    case 'invalid-registration':
      return new AppError('scopes-refused', { detail: name });
    case 'expired-token':
    case 'invalid-grant':
    case 'invalid-request':
      return new AppError('grant-refused', { detail: name });
    default:
      return appError(error);
  }
};
