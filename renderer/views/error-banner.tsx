import { TriangleAlert } from 'lucide-react';
import { errorBody, errorTitle } from '../../shared/copy.ts';
import type { ErrorView } from '../../shared/errors.ts';
import { Banner } from '../ui/banner.tsx';

/** Why what belongs below could not be read. */
export const ErrorBanner = ({ error }: { readonly error: ErrorView | undefined }) =>
  error && (
    <Banner tone="warn" icon={<TriangleAlert aria-hidden="true" />} title={errorTitle(error)}>
      {errorBody(error)}
    </Banner>
  );
