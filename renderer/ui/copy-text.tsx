import './copy-text.css';
import { Check, Copy } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button } from './button.tsx';

const saidForMs = 2000;

type CopyTextProps = { readonly label: string; readonly text: string };

/** A line to take along; never one with a secret in it. */
export const CopyText = ({ label, text }: CopyTextProps) => {
  const [isCopied, setCopied] = useState(false);
  const line = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), saidForMs);
    return () => clearTimeout(timer);
  }, [isCopied]);
  const copy = () => {
    line.current?.select();
    // Pages are refused every permission, that for the newer interface of the clipboard too.
    setCopied(document.execCommand('copy'));
  };
  return (
    <div className="copy-text">
      <input
        ref={line}
        className="mono"
        aria-label={label}
        value={text}
        readOnly
        onFocus={(event) => event.target.select()}
      />
      <Button aria-description={label} onClick={copy}>
        {isCopied ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
        {isCopied ? 'Copied' : 'Copy'}
      </Button>
      <span className="unseen" role="status">
        {isCopied && `Copied: ${label}.`}
      </span>
    </div>
  );
};
