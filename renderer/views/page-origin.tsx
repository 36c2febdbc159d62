import { insecureWords, secureWords } from '../../shared/origin-words.ts';
import './page-origin.css';
import { Laptop, Lock, TriangleAlert } from 'lucide-react';

type PageOriginProps = {
  readonly origin: string;
  readonly secure: boolean;
  readonly loopback: boolean;
};

/** Whose page is shown below a frame of ours, and how it came here. */
export const PageOrigin = ({ origin, secure, loopback }: PageOriginProps) => {
  const kind = secure ? 'secure' : loopback ? 'local' : 'unsafe';
  return (
    <span className={`origin ${kind}`} title={origin}>
      {kind === 'secure' && <Lock aria-label={secureWords} />}
      {kind === 'local' && <Laptop aria-hidden="true" />}
      {kind === 'unsafe' && <TriangleAlert aria-hidden="true" />}
      {/* Cut at its beginning where it must be cut: the end of a host name says whose it is. */}
      <span className="origin-host clip">
        <bdi>{kind === 'secure' ? origin.replace('https://', '') : origin}</bdi>
      </span>
      {kind !== 'secure' && <span className="origin-note">{insecureWords(kind === 'local')}</span>}
    </span>
  );
};
